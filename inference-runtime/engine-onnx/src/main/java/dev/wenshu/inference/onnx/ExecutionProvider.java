package dev.wenshu.inference.onnx;

/** Where networks run. */
public enum ExecutionProvider {
    CPU,
    /** Needs {@code onnxruntime_gpu} and CUDA on the machine; where that fails the engine does not start. */
    CUDA
}
