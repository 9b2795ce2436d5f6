/**
 * Text recognition and embeddings on ONNX Runtime, in this process. One {@link dev.wenshu.inference.onnx.OnnxModels}
 * owns the native side and its limits; the ports are built on it.
 */
@NullMarked
package dev.wenshu.inference.onnx;

import org.jspecify.annotations.NullMarked;
