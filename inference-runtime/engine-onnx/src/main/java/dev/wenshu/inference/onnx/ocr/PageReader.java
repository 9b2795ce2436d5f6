package dev.wenshu.inference.onnx.ocr;

import dev.wenshu.inference.TextRecognition.RecognizedLine;
import dev.wenshu.inference.TextRecognition.RecognizedPage;
import dev.wenshu.inference.image.PageImage;
import dev.wenshu.inference.image.Pixels;
import dev.wenshu.inference.onnx.ocr.TextDetector.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads page images from the first pixel to their lines in reading order. Thread-safe. */
public final class PageReader implements AutoCloseable {
    private static final float MIN_CONFIDENCE = 0.5f;
    private static final double STRETCH = 1.5;
    private static final int WIDTH_STEP = 16;
    /** Measured on one core: a column costs as much alone as in company, and a quarter more where a batch outgrows the cache. */
    private static final int BATCH_COLUMNS = 640;

    private final String model;
    private final TextDetector detector;
    private final Orientation orientation;
    private final LineReader reader;

    /**
     * @param model the name that results carry
     * @param alphabet characters of the recognition network's classes, from class 1
     * @param side pages are resized to about side x side pixels in area for detection
     * @param threads that read lines, each a batch at a time
     */
    public PageReader(
            String model,
            Network detection,
            Network direction,
            Network recognition,
            List<String> alphabet,
            int side,
            int threads) {
        this.model = model;
        this.detector = new TextDetector(detection, side);
        this.reader = new LineReader(
                recognition, new CtcDecoder(alphabet), new LineQueue(WIDTH_STEP, BATCH_COLUMNS), threads);
        this.orientation = new Orientation(direction, reader);
    }

    public RecognizedPage read(PageImage image) {
        Pixels page = image.pixels();
        Detection detection = detector.detect(page);
        int turn = orientation.turn(page, detection);
        if (turn != 0) {
            page = page.turned(turn);
            detection = detector.detect(page);
        }
        List<RecognizedLine> lines = new ArrayList<>();
        for (Reading reading : new ReadingOrder(detection.skew()).sorted(readings(page, detection))) {
            lines.add(LineWords.line(reading, image.scale()));
        }
        return new RecognizedPage(
                model,
                image.width(),
                image.height(),
                Math.floorMod(image.turned() + turn, 360),
                (float) Math.toDegrees(detection.skew()),
                List.copyOf(lines));
    }

    /** Pages that are being read fail, and so do later ones. */
    @Override
    public void close() {
        reader.close();
        detector.close();
    }

    private List<Reading> readings(Pixels page, Detection detection) {
        List<LineCrop> crops = new ArrayList<>();
        for (TextBox box : detection.boxes()) {
            if (box.tall()) {
                crops.add(LineCrop.stacked(box));
                crops.add(LineCrop.along(box.sideways()));
                crops.add(LineCrop.along(box.sideways().upsideDown()));
            } else {
                crops.add(LineCrop.along(box));
            }
        }
        List<Reading> all = reader.read(page, crops);
        List<Reading> kept = new ArrayList<>();
        int at = 0;
        for (TextBox box : detection.boxes()) {
            Reading best = all.get(at++);
            for (int i = 1; box.tall() && i < 3; i++) {
                Reading other = all.get(at++);
                best = other.confidence() > best.confidence() ? other : best;
            }
            if (best.confidence() >= MIN_CONFIDENCE) {
                kept.add(best);
            }
        }
        return withRepetitionsReadAgain(page, kept);
    }

    /** A digit of small print is two steps of the network wide, and a run like 9999 needs a blank step in each. */
    private List<Reading> withRepetitionsReadAgain(Pixels page, List<Reading> readings) {
        List<LineCrop> wider = readings.stream()
                .filter(reading -> reading.repeats() && reading.crop().layout() == LineCrop.Layout.ALONG)
                .map(reading -> reading.crop().stretched(STRETCH))
                .toList();
        Map<TextBox, Reading> again = reader.read(page, wider).stream()
                .collect(Collectors.toMap(reading -> reading.crop().box(), Function.identity(), (one, other) -> one));
        return readings.stream()
                .map(reading -> {
                    Reading wide = again.getOrDefault(reading.crop().box(), reading);
                    return wide.restoresRunsOf(reading) ? wide : reading;
                })
                .toList();
    }
}
