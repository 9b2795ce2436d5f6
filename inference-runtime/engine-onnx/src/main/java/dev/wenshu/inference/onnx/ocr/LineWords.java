package dev.wenshu.inference.onnx.ocr;

import dev.wenshu.inference.TextRecognition.RecognizedLine;
import dev.wenshu.inference.TextRecognition.RecognizedWord;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a reading into words: at spaces, between ideographs and other scripts, and at blank paper where the network, which
 * was trained on Chinese, saw no space. Digits at the pitch of the line's digits stay together.
 */
final class LineWords {
    private static final float MIN_SPACE = 0.2f;
    private static final float SPACE_TO_LETTER_GAP = 2.2f;
    private static final float MIN_COLUMN_GAP = 0.8f;

    private final Reading reading;
    private final double scale;
    private final float space;
    private final DigitPitch pitch;
    private final List<RecognizedWord> words = new ArrayList<>();
    private final List<Glyph> pending = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private LineWords(Reading reading, double scale) {
        this.reading = reading;
        this.scale = scale;
        this.space = Math.max(MIN_SPACE, SPACE_TO_LETTER_GAP * medianGap(reading.glyphs()));
        this.pitch = DigitPitch.of(reading.glyphs());
    }

    /** {@code scale}: pixels of the result a page pixel. */
    static RecognizedLine line(Reading reading, double scale) {
        return new LineWords(reading, scale).line();
    }

    private RecognizedLine line() {
        Script script = Script.NEUTRAL;
        boolean blank = false;
        for (Glyph glyph : reading.glyphs()) {
            if (glyph.blank()) {
                blank = true;
                continue;
            }
            Script next = Script.of(glyph.text());
            if (!pending.isEmpty()) {
                boolean apart = blank || apart(script, next, glyph.gapBefore());
                if (apart && !pitch.joins(pending.getLast(), glyph)) {
                    endWord(true);
                    script = next;
                } else if (script != Script.NEUTRAL && next != Script.NEUTRAL && script != next) {
                    endWord(false);
                }
            }
            pending.add(glyph);
            script = next == Script.NEUTRAL ? script : next;
            blank = false;
        }
        endWord(false);
        Extent box = extent(0, 1);
        return new RecognizedLine(
                text.toString().strip(), reading.confidence(), box.x0, box.y0, box.x1, box.y1, List.copyOf(words));
    }

    private boolean apart(Script before, Script after, float gap) {
        boolean ideographs = before == Script.IDEOGRAPH || after == Script.IDEOGRAPH;
        return gap > (ideographs ? MIN_COLUMN_GAP : space);
    }

    private void endWord(boolean spaced) {
        if (!pending.isEmpty()) {
            StringBuilder word = new StringBuilder();
            double sum = 0;
            for (Glyph glyph : pending) {
                word.append(glyph.text());
                sum += glyph.probability();
            }
            Extent box = extent(pending.getFirst().from(), pending.getLast().to());
            words.add(new RecognizedWord(
                    word.toString(), (float) (sum / pending.size()), box.x0, box.y0, box.x1, box.y1));
            text.append(word);
            pending.clear();
        }
        if (spaced && !text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
    }

    private Extent extent(double from, double to) {
        TextBox box = reading.crop().layout() == LineCrop.Layout.ALONG
                ? reading.crop().box().part(from, to)
                : reading.crop().box();
        double dx = box.halfExtentX();
        double dy = box.halfExtentY();
        return new Extent(
                (float) Math.max(0, (box.centerX() - dx) * scale),
                (float) Math.max(0, (box.centerY() - dy) * scale),
                (float) ((box.centerX() + dx) * scale),
                (float) ((box.centerY() + dy) * scale));
    }

    private static float medianGap(List<Glyph> glyphs) {
        float[] gaps = new float[Math.max(0, glyphs.size() - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = glyphs.get(i + 1).gapBefore();
        }
        Arrays.sort(gaps);
        return gaps.length == 0 ? 0 : gaps[gaps.length / 2];
    }

    private record Extent(float x0, float y0, float x1, float y1) {}

    private enum Script {
        IDEOGRAPH,
        LETTER,
        NEUTRAL;

        static Script of(String character) {
            int codePoint = character.codePointAt(0);
            if (!Character.isLetterOrDigit(codePoint)) {
                return NEUTRAL;
            }
            return switch (UnicodeScript.of(codePoint)) {
                case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> IDEOGRAPH;
                default -> LETTER;
            };
        }
    }
}
