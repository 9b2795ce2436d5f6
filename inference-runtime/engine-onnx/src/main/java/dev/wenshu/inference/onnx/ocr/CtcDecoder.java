package dev.wenshu.inference.onnx.ocr;

import dev.wenshu.inference.onnx.ocr.Network.Tensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Greedy CTC decoding (Graves et al., 2006): the most probable class a step, repetitions and blanks dropped. */
final class CtcDecoder {
    static final int STEP = 8;
    private static final int BLANK = 0;

    private final List<String> alphabet;

    /** {@code alphabet}: the characters of classes 1, 2, ...; class 0 is the CTC blank, the one after the last a space. */
    CtcDecoder(List<String> alphabet) {
        this.alphabet = alphabet;
    }

    int classes() {
        return alphabet.size() + 2;
    }

    /**
     * Reads one line of a batch.
     *
     * @param width columns of the batch's images
     * @param blank for each column of the line whether it is without ink
     */
    List<Glyph> decode(Tensor output, int line, int width, boolean[] blank) {
        int steps = output.dimension(1);
        float columnsPerStep = (float) width / steps;
        List<Glyph> glyphs = new ArrayList<>();
        int previousClass = BLANK;
        float previousCenter = 0;
        float probability = 0;
        int begin = 0;
        for (int step = 0; step <= steps; step++) {
            int row = (line * steps + step) * classes();
            int best = step == steps ? BLANK : best(output.values(), row);
            if (best == previousClass) {
                probability = best == BLANK
                        ? 0
                        : Math.max(probability, output.values().get(row + best));
                continue;
            }
            if (previousClass != BLANK) {
                float center = (begin + step) * columnsPerStep / 2;
                glyphs.add(glyph(previousClass, probability, previousCenter, center, blank));
                previousCenter = center;
            }
            probability = best == BLANK ? 0 : output.values().get(row + best);
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

    private int best(FloatBuffer values, int row) {
        int best = 0;
        float highest = values.get(row);
        for (int i = 1; i < classes(); i++) {
            float value = values.get(row + i);
            if (value > highest) {
                highest = value;
                best = i;
            }
        }
        return best;
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
