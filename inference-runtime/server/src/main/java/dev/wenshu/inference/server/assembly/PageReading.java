package dev.wenshu.inference.server.assembly;

import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.onnx.OnnxModels;
import dev.wenshu.inference.onnx.OnnxTextRecognition;
import dev.wenshu.inference.server.InferenceConfig;
import dev.wenshu.inference.server.recognition.VisionRecognition;
import dev.wenshu.inference.tesseract.ScriptRoutedRecognition;
import dev.wenshu.inference.tesseract.TesseractConfig;
import dev.wenshu.inference.tesseract.TesseractModels;
import java.util.Optional;

/**
 * Who reads a page: PP-OCR; for Latin pages whose diacritics it loses Tesseract, where its language files are there; and a
 * vision model, where one is set, for pages that stay unreadable.
 */
record PageReading(TextRecognition recognition, Optional<TesseractModels> tesseract) implements AutoCloseable {

    static PageReading of(InferenceConfig config, OnnxModels onnx, TextGeneration generation) {
        Optional<TesseractModels> tesseract = tesseract(config.tesseract());
        TextRecognition ocr = new OnnxTextRecognition(onnx);
        TextRecognition routed = tesseract
                .<TextRecognition>map(models -> new ScriptRoutedRecognition(ocr, models))
                .orElse(ocr);
        TextRecognition recognition = config.visionReader()
                .<TextRecognition>map(model -> new VisionRecognition(routed, generation, model))
                .orElse(routed);
        return new PageReading(recognition, tesseract);
    }

    @Override
    public void close() {
        tesseract.ifPresent(TesseractModels::close);
    }

    private static Optional<TesseractModels> tesseract(InferenceConfig.Tesseract config) {
        if (!config.enabled()) {
            return Optional.empty();
        }
        TesseractConfig defaults = TesseractConfig.defaults();
        return TesseractModels.open(new TesseractConfig(
                config.dataPath(),
                config.languages().orElse(defaults.languages()),
                defaults.concurrency(),
                defaults.queue(),
                defaults.maxWait(),
                defaults.maxTime(),
                defaults.maxPixels()));
    }
}
