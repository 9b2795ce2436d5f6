package dev.wenshu.inference.onnx.ocr;

import dev.wenshu.inference.onnx.ocr.Network.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Reads line crops in batches of similar width; greedy CTC decoding (Graves et al., 2006). */
final class LineReader {
    private static final int BATCH_COLUMNS = 24 * LineCrop.HEIGHT;
    private static final int MAX_BATCH = 16;
    private static final int STEP = 8;
    private static final int BLANK = 0;

    private final Network network;
    private final List<String> alphabet;

    /** {@code alphabet}: the characters of classes 1, 2, ...; class 0 is the CTC blank, the one after the last a space. */
    LineReader(Network network, List<String> alphabet) {
        this.network = network;
        this.alphabet = alphabet;
    }

    /** Characters of one line, in order, spaces included. */
    record Reading(LineCrop crop, List<Glyph> glyphs) {
        /** Mean character probability; 0 where nothing was read. */
        float confidence() {
            return (float) glyphs.stream()
                    .filter(glyph -> !glyph.blank())
                    .mapToDouble(Glyph::probability)
                    .average()
                    .orElse(0);
        }
    }

    /** One reading a crop, in the order given. */
    List<Reading> read(Pixels page, List<LineCrop> crops) {
        List<Integer> byWidth = IntStream.range(0, crops.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> crops.get(i).width()))
                .toList();
        Reading[] readings = new Reading[crops.size()];
        int start = 0;
        while (start < byWidth.size()) {
            int end = start + 1;
            while (end < byWidth.size()
                    && end - start < MAX_BATCH
                    && (end + 1 - start) * padded(crops.get(byWidth.get(end))) <= BATCH_COLUMNS) {
                end++;
            }
            readBatch(page, crops, byWidth.subList(start, end), readings);
            start = end;
        }
        return List.of(readings);
    }

    private void readBatch(Pixels page, List<LineCrop> crops, List<Integer> batch, Reading[] readings) {
        int width = padded(crops.get(batch.getLast()));
        float[] images = new float[batch.size() * 3 * LineCrop.HEIGHT * width];
        for (int i = 0; i < batch.size(); i++) {
            crops.get(batch.get(i)).draw(page, images, i, width);
        }
        Tensor output = network.run(new Tensor(images, batch.size(), 3, LineCrop.HEIGHT, width));
        for (int i = 0; i < batch.size(); i++) {
            LineCrop crop = crops.get(batch.get(i));
            boolean[] blank = LineCrop.blankColumns(images, i, width, Math.min(crop.width(), width));
            readings[batch.get(i)] = new Reading(crop, decode(output, i, width, blank));
        }
    }

    private static int padded(LineCrop crop) {
        return (crop.width() + STEP - 1) / STEP * STEP;
    }

    private List<Glyph> decode(Tensor output, int image, int width, boolean[] blank) {
        int steps = output.dimension(1);
        int classes = output.dimension(2);
        float columnsPerStep = (float) width / steps;
        List<Glyph> glyphs = new ArrayList<>();
        int previousClass = BLANK;
        float previousCenter = 0;
        int begin = 0;
        for (int step = 0; step <= steps; step++) {
            int best = step == steps ? BLANK : best(output.values(), (image * steps + step) * classes, classes);
            if (best == previousClass) {
                continue;
            }
            if (previousClass != BLANK) {
                float center = (begin + step) * columnsPerStep / 2;
                float probability = highest(output.values(), image * steps, begin, step, classes, previousClass);
                glyphs.add(glyph(previousClass, probability, previousCenter, center, blank));
                previousCenter = center;
            }
            previousClass = best;
            begin = step;
        }
        return spread(glyphs, columnsPerStep / blank.length);
    }

    private Glyph glyph(int index, float probability, float previousCenter, float center, boolean[] blank) {
        String text = index <= alphabet.size() ? alphabet.get(index - 1) : " ";
        float at = center / blank.length;
        return new Glyph(text, probability, at, at, longestBlank(blank, previousCenter, center));
    }

    private static int best(float[] values, int at, int classes) {
        int best = 0;
        for (int i = 1; i < classes; i++) {
            if (values[at + i] > values[at + best]) {
                best = i;
            }
        }
        return best;
    }

    private static float highest(float[] values, int row, int from, int to, int classes, int index) {
        float highest = 0;
        for (int step = from; step < to; step++) {
            highest = Math.max(highest, values[(row + step) * classes + index]);
        }
        return highest;
    }

    private static float longestBlank(boolean[] blank, float from, float to) {
        int longest = 0;
        int run = 0;
        for (int x = Math.max(0, (int) from); x < Math.min(blank.length, (int) to); x++) {
            run = blank[x] ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return (float) longest / LineCrop.HEIGHT;
    }

    /** CTC gives centres; a character reaches halfway to its neighbours, and no farther than one line height. */
    private static List<Glyph> spread(List<Glyph> centres, float step) {
        List<Glyph> glyphs = new ArrayList<>(centres.size());
        for (int i = 0; i < centres.size(); i++) {
            Glyph glyph = centres.get(i);
            float left =
                    i == 0 ? Float.MAX_VALUE : glyph.from() - centres.get(i - 1).from();
            float right = i == centres.size() - 1
                    ? Float.MAX_VALUE
                    : centres.get(i + 1).from() - glyph.from();
            float reach = Math.min(LineCrop.HEIGHT / (float) STEP * step, Math.min(left, right)) / 2;
            glyphs.add(new Glyph(
                    glyph.text(),
                    glyph.probability(),
                    Math.max(0, glyph.from() - reach),
                    Math.min(1, glyph.to() + reach),
                    glyph.gapBefore()));
        }
        return glyphs;
    }
}
