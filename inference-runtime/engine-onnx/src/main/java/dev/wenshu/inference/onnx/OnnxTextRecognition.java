package dev.wenshu.inference.onnx;

import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.image.PageImage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Text recognition with PP-OCRv4: Chinese and English print, any quarter turn, some skew. Thread-safe. */
public final class OnnxTextRecognition implements TextRecognition {
    private final OnnxModels models;

    public OnnxTextRecognition(OnnxModels models) {
        this.models = models;
    }

    @Override
    public RecognizedPage recognize(RecognitionRequest request) {
        if (!request.model().equals(RecognitionRequest.AUTO) && !request.model().equals(OnnxModels.OCR)) {
            throw new UnknownModel(request.model(), "use " + OnnxModels.OCR);
        }
        return models.admit(() -> models.pages()
                .read(PageImage.decode(request.image(), models.config().maxPixels())));
    }

    /** As many pages at a time as the engine takes; the lines of pages read together share batches. */
    @Override
    public List<RecognizedPage> recognizeAll(List<RecognitionRequest> requests) {
        try (ExecutorService readers =
                Executors.newFixedThreadPool(models.config().concurrency())) {
            List<CompletableFuture<RecognizedPage>> pages = requests.stream()
                    .map(request -> CompletableFuture.supplyAsync(() -> recognize(request), readers))
                    .toList();
            try {
                return pages.stream().map(CompletableFuture::join).toList();
            } catch (CompletionException e) {
                pages.forEach(page -> page.cancel(false));
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }
}
