package dev.wenshu.inference.tesseract;

import static org.bytedeco.tesseract.global.tesseract.OEM_LSTM_ONLY;
import static org.bytedeco.tesseract.global.tesseract.PSM_AUTO;
import static org.bytedeco.tesseract.global.tesseract.PSM_SINGLE_LINE;
import static org.bytedeco.tesseract.global.tesseract.RIL_TEXTLINE;
import static org.bytedeco.tesseract.global.tesseract.RIL_WORD;

import dev.wenshu.inference.TextRecognition.RecognizedLine;
import dev.wenshu.inference.TextRecognition.RecognizedWord;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.tesseract.ETEXT_DESC;
import org.bytedeco.tesseract.ResultIterator;
import org.bytedeco.tesseract.TessBaseAPI;

/** Tesseract with some languages loaded. Used by one thread at a time. */
final class Recognizer implements AutoCloseable {
    private static final int LINE_RESOLUTION = 300;
    private static final int PAGE_RESOLUTION = 200;
    private static final float PERCENT = 100;

    private final String languages;
    private final Duration maxTime;
    private final TessBaseAPI api;

    /** Loads the native library too, at the first. {@code languages}: as Tesseract joins them, {@code deu+fra}. */
    Recognizer(LanguageFiles data, String languages, Duration maxTime) {
        this.languages = languages;
        this.maxTime = maxTime;
        NativeLibrary.load();
        this.api = new TessBaseAPI();
        api.SetVariable("debug_file", "/dev/null");
        if (api.Init(data.folder().toString(), languages, OEM_LSTM_ONLY) != 0) {
            api.close();
            throw new Fault(
                    FaultCategory.SETUP,
                    "Tesseract could not load the languages " + languages + " of " + data.folder());
        }
    }

    String languages() {
        return languages;
    }

    /** Lines of a page in reading order; boxes are multiplied by {@code scale}. */
    List<RecognizedLine> page(GrayImage image, float scale) {
        return read(image, PSM_AUTO, PAGE_RESOLUTION, scale);
    }

    /** Words of an image that shows one line. */
    List<RecognizedWord> line(GrayImage image) {
        return read(image, PSM_SINGLE_LINE, LINE_RESOLUTION, 1).stream()
                .flatMap(line -> line.words().stream())
                .toList();
    }

    private List<RecognizedLine> read(GrayImage image, int segmentation, int resolution, float scale) {
        try (BytePointer pixels = new BytePointer(image.values());
                ETEXT_DESC monitor = new ETEXT_DESC()) {
            api.SetPageSegMode(segmentation);
            api.SetImage(pixels, image.width(), image.height(), 1, image.width());
            api.SetSourceResolution(resolution);
            monitor.set_deadline_msecs(Math.toIntExact(maxTime.toMillis()));
            int result = api.Recognize(monitor);
            if (result != 0 || monitor.deadline_exceeded()) {
                throw new Fault(FaultCategory.CAPACITY, "Tesseract did not read the image within " + maxTime);
            }
            return lines(scale);
        } finally {
            api.Clear();
        }
    }

    private List<RecognizedLine> lines(float scale) {
        List<RecognizedLine> lines = new ArrayList<>();
        List<RecognizedWord> words = new ArrayList<>();
        try (ResultIterator results = api.GetIterator()) {
            if (results == null || results.isNull()) {
                return lines;
            }
            do {
                if (results.IsAtBeginningOf(RIL_TEXTLINE)) {
                    endLine(words, lines);
                }
                RecognizedWord word = word(results, scale);
                if (!word.text().isBlank()) {
                    words.add(word);
                }
            } while (results.Next(RIL_WORD));
        }
        endLine(words, lines);
        return lines;
    }

    private static void endLine(List<RecognizedWord> words, List<RecognizedLine> lines) {
        if (!words.isEmpty()) {
            lines.add(line(words));
            words.clear();
        }
    }

    private static RecognizedWord word(ResultIterator results, float scale) {
        int[] left = new int[1];
        int[] top = new int[1];
        int[] right = new int[1];
        int[] bottom = new int[1];
        results.BoundingBox(RIL_WORD, left, top, right, bottom);
        return new RecognizedWord(
                text(results),
                Math.clamp(results.Confidence(RIL_WORD) / PERCENT, 0, 1),
                left[0] * scale,
                top[0] * scale,
                right[0] * scale,
                bottom[0] * scale);
    }

    private static String text(ResultIterator results) {
        try (BytePointer text = results.GetUTF8Text(RIL_WORD)) {
            return text == null || text.isNull()
                    ? ""
                    : text.getString(StandardCharsets.UTF_8).strip();
        }
    }

    private static RecognizedLine line(List<RecognizedWord> words) {
        float confidence = 0;
        float letters = 0;
        float x0 = Float.MAX_VALUE;
        float y0 = Float.MAX_VALUE;
        float x1 = 0;
        float y1 = 0;
        for (RecognizedWord word : words) {
            confidence += word.confidence() * word.text().length();
            letters += word.text().length();
            x0 = Math.min(x0, word.x0());
            y0 = Math.min(y0, word.y0());
            x1 = Math.max(x1, word.x1());
            y1 = Math.max(y1, word.y1());
        }
        String text = words.stream().map(RecognizedWord::text).collect(Collectors.joining(" "));
        return new RecognizedLine(text, confidence / letters, x0, y0, x1, y1, words);
    }

    @Override
    public void close() {
        api.End();
        api.close();
    }
}
