package dev.wenshu.inference.onnx;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.io.InputStream;

/** Files of the shipped models, as they lie on the class path. */
enum ModelFile {
    OCR_DETECTION("models/ch_PP-OCRv4_det_infer.onnx"),
    OCR_DIRECTION("models/ch_ppocr_mobile_v2.0_cls_infer.onnx"),
    OCR_RECOGNITION("models/ch_PP-OCRv4_rec_infer.onnx"),
    OCR_ALPHABET("models/ppocr_keys_v1.txt"),
    EMBEDDING_ZH("bge-small-zh-v1.5-q.onnx"),
    EMBEDDING_ZH_TOKENS("bge-small-zh-v1.5-q-tokenizer.json"),
    EMBEDDING_EN("bge-small-en-v1.5-q.onnx"),
    EMBEDDING_EN_TOKENS("bge-small-en-v1.5-q-tokenizer.json");

    private final String resource;

    ModelFile(String resource) {
        this.resource = resource;
    }

    byte[] bytes() {
        try (InputStream in = ModelFile.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new Fault(
                        FaultCategory.SETUP,
                        "model file " + resource + " is not on the class path: its jar is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new Fault(FaultCategory.SETUP, "model file " + resource + " could not be read", e);
        }
    }
}
