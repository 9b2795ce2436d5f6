package dev.wenshu.inference.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A language model of random weights in a GGUF file (version 3): it loads, tokenises and runs like a real one of its shape, and
 * writes nonsense.
 */
public record GgufModel(Path file, GgufShape shape, Vocabulary vocabulary) {
    private static final int MAGIC = 0x46554747;
    private static final int VERSION = 3;

    /**
     * Writes the file, replacing one that is there; equal shapes give equal bytes. Needs little memory however large the
     * model is.
     */
    public static GgufModel write(Path file, GgufShape shape) throws IOException {
        Vocabulary vocabulary = Vocabulary.of(shape.vocabulary());
        Metadata metadata = new Metadata(shape, vocabulary);
        List<Tensor> tensors = new Weights(shape, vocabulary).tensors();
        try (GgufOutput out = new GgufOutput(file)) {
            out.int32(MAGIC);
            out.int32(VERSION);
            out.int64(tensors.size());
            out.int64(metadata.size());
            metadata.write(out);
            writeDirectory(out, tensors);
            TensorWriter writer = new TensorWriter(out);
            for (Tensor tensor : tensors) {
                out.align();
                writer.write(tensor);
            }
            out.align();
        }
        return new GgufModel(file, shape, vocabulary);
    }

    private static void writeDirectory(GgufOutput out, List<Tensor> tensors) throws IOException {
        long offset = 0;
        for (Tensor tensor : tensors) {
            out.string(tensor.name());
            out.int32(tensor.rows() == 0 ? 1 : 2);
            out.int64(tensor.columns());
            if (tensor.rows() > 0) {
                out.int64(tensor.rows());
            }
            out.int32(tensor.type().ggmlType());
            out.int64(offset);
            offset = GgufOutput.aligned(offset + tensor.bytes());
        }
    }
}
