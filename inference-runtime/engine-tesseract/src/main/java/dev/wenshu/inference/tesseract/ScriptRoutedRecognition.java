package dev.wenshu.inference.tesseract;

import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.image.PageImage;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A first reader that knows no diacritics, and Tesseract behind it for pages in a language that has them. Such a page keeps
 * the first reader's lines, boxes and numbers and gets the marked letters that Tesseract sees in the same lines; its model
 * then names both. Pages with ideographs, in English, or in a language that is not installed stay as first read. Thread-safe.
 */
public final class ScriptRoutedRecognition implements TextRecognition {
    private static final System.Logger LOG = System.getLogger(ScriptRoutedRecognition.class.getName());
    private static final int IDEOGRAPHS_IN_LETTERS = 20;
    private static final int LINE_HEIGHT = 48;
    private static final int LINE_MARGIN = 12;
    private static final int SHORTEST_WORD = 3;

    private final TextRecognition first;
    private final TesseractModels models;
    private final TextRecognition second;

    public ScriptRoutedRecognition(TextRecognition first, TesseractModels models) {
        this.first = first;
        this.models = models;
        this.second = new TesseractTextRecognition(models);
    }

    @Override
    public RecognizedPage recognize(RecognitionRequest request) {
        if (request.model().startsWith(TesseractModels.MODEL)) {
            return second.recognize(request);
        }
        return marked(request, first.recognize(request));
    }

    @Override
    public List<RecognizedPage> recognizeAll(List<RecognitionRequest> requests) {
        if (requests.stream().anyMatch(request -> request.model().startsWith(TesseractModels.MODEL))) {
            return TextRecognition.super.recognizeAll(requests);
        }
        List<RecognizedPage> pages = first.recognizeAll(requests);
        try (ExecutorService readers =
                Executors.newFixedThreadPool(models.config().concurrency())) {
            List<CompletableFuture<RecognizedPage>> marked = new ArrayList<>();
            for (int i = 0; i < pages.size(); i++) {
                RecognitionRequest request = requests.get(i);
                RecognizedPage page = pages.get(i);
                marked.add(CompletableFuture.supplyAsync(() -> marked(request, page), readers));
            }
            return marked.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private RecognizedPage marked(RecognitionRequest request, RecognizedPage page) {
        Optional<Language> language = languageOf(page);
        if (language.isEmpty()) {
            return page;
        }
        String model = TesseractModels.MODEL + ":" + language.get().code();
        try {
            return models.with(model, recognizer -> marked(request, page, language.get(), recognizer));
        } catch (Fault fault) {
            if (fault.category() != FaultCategory.CAPACITY) {
                throw fault;
            }
            LOG.log(System.Logger.Level.WARNING, "a page keeps its lost diacritics: {0}", fault.getMessage());
            return page;
        }
    }

    private RecognizedPage marked(
            RecognitionRequest request, RecognizedPage page, Language language, Recognizer recognizer) {
        PageImage image = PageImage.decode(request.image(), models.config().maxPixels());
        GrayImage gray = GrayImage.of(image.pixels().turned(page.rotation() - image.turned()));
        List<RecognizedLine> lines = new ArrayList<>();
        for (RecognizedLine line : page.lines()) {
            lines.add(
                    mayHaveLostMarks(line)
                            ? MarkedLine.merge(
                                    language, line, recognizer.line(crop(gray, line, page.skew(), image.scale())))
                            : line);
        }
        return new RecognizedPage(
                page.model() + "+" + TesseractModels.MODEL + ":" + language.code(),
                page.width(),
                page.height(),
                page.rotation(),
                page.skew(),
                lines);
    }

    /** The language of a page whose marks may be lost: Latin, known by its words, with letters of its own, installed. */
    private Optional<Language> languageOf(RecognizedPage page) {
        String text = page.lines().stream().map(RecognizedLine::text).collect(Collectors.joining("\n"));
        long letters = text.codePoints().filter(Character::isLetter).count();
        long ideographs = text.codePoints()
                .filter(codePoint -> UnicodeScript.of(codePoint) == UnicodeScript.HAN)
                .count();
        if (ideographs * IDEOGRAPHS_IN_LETTERS > letters) {
            return Optional.empty();
        }
        Set<String> words =
                Arrays.stream(Marks.lost(text).split("[^\\p{L}]+", -1)).collect(Collectors.toSet());
        return Language.of(words)
                .filter(language -> !language.letters().isEmpty())
                .filter(language -> models.languages().contains(language.code()));
    }

    /** Upright lines with a word without digits: most lines of an invoice's table need no second look. */
    private static boolean mayHaveLostMarks(RecognizedLine line) {
        return line.x1() - line.x0() > line.y1() - line.y0()
                && line.words().stream()
                        .anyMatch(word -> word.text().length() >= SHORTEST_WORD
                                && word.text().codePoints().noneMatch(Character::isDigit)
                                && word.text().codePoints().anyMatch(Character::isLetter));
    }

    /** The line without its lean; its box is the one around the leaning line, so that it is lower than the box is high. */
    private static GrayImage crop(GrayImage page, RecognizedLine line, float skew, int scale) {
        double angle = Math.toRadians(skew);
        double width = (line.x1() - line.x0()) / scale;
        double height = (line.y1() - line.y0()) / scale;
        double lower = Math.max(height / 3, height - width * Math.abs(Math.tan(angle)));
        return page.line(
                (line.x0() + line.x1()) / 2 / scale,
                (line.y0() + line.y1()) / 2 / scale,
                width,
                lower,
                angle,
                LINE_HEIGHT,
                LINE_MARGIN);
    }
}
