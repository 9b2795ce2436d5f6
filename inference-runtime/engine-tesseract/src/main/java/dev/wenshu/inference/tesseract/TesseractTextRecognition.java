package dev.wenshu.inference.tesseract;

import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.image.PageImage;

/**
 * Text recognition with Tesseract: print in the languages that are installed, pages upright (a camera's turn is undone), with
 * little skew. Thread-safe.
 */
public final class TesseractTextRecognition implements TextRecognition {
    private final TesseractModels models;

    public TesseractTextRecognition(TesseractModels models) {
        this.models = models;
    }

    @Override
    public RecognizedPage recognize(RecognitionRequest request) {
        String model = request.model().equals(RecognitionRequest.AUTO) ? TesseractModels.MODEL : request.model();
        return models.with(model, recognizer -> {
            PageImage image = PageImage.decode(request.image(), models.config().maxPixels());
            return new RecognizedPage(
                    model,
                    image.width(),
                    image.height(),
                    image.turned(),
                    recognizer.page(GrayImage.of(image.pixels()), image.scale()));
        });
    }
}
