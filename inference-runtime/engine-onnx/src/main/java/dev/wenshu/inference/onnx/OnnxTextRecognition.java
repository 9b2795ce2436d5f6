package dev.wenshu.inference.onnx;

import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.onnx.ocr.PageImage;
import dev.wenshu.inference.onnx.ocr.PageReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** Text recognition with PP-OCRv4: Chinese and English print, any quarter turn, some skew. Thread-safe. */
public final class OnnxTextRecognition implements TextRecognition {
    private final OnnxModels models;
    private final Supplier<PageReader> reader;

    public OnnxTextRecognition(OnnxModels models) {
        this.models = models;
        List<String> alphabet = new String(ModelFile.OCR_ALPHABET.bytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        this.reader = () -> new PageReader(
                OnnxModels.OCR,
                models.session(ModelFile.OCR_DETECTION),
                models.session(ModelFile.OCR_DIRECTION),
                models.session(ModelFile.OCR_RECOGNITION),
                alphabet,
                models.config().detectionSide());
    }

    @Override
    public RecognizedPage recognize(RecognitionRequest request) {
        if (!request.model().equals(RecognitionRequest.AUTO) && !request.model().equals(OnnxModels.OCR)) {
            throw new UnknownModel(request.model(), "use " + OnnxModels.OCR);
        }
        return models.admit(() -> reader.get()
                .read(PageImage.decode(request.image(), models.config().maxPixels())));
    }
}
