package dev.wenshu.invoice.training.generate;

import dev.wenshu.document.Box;
import dev.wenshu.document.Origin;
import dev.wenshu.document.Word;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes of printed words what recognition of a scan or photo makes of them. */
final class RecognitionNoise {
    private static final String[] CONFUSED = {
        "0O", "O0", "1l", "l1", "I1", "I!", "5S", "S5", "8B", "B8", "6G", "Z2", "ec", "ce", "nr", "un", "vu", "it",
        "tl", "rn", "hb", "DO", "QO", "CG", "gq", "fi", ",.", ".,", "71", "39", "38", "56", "mn", "NH", "MN", "EF"
    };

    private final RandomGenerator random;
    private final double errors;
    private final double joins;
    private final double splits;
    private final double losses;
    private final boolean plain;
    private final float slope;

    RecognitionNoise(RandomGenerator random) {
        this.random = random;
        double quality = random.nextDouble();
        this.errors = 0.03 * quality * quality;
        this.joins = random.nextDouble() * 0.25 * quality;
        this.splits = random.nextDouble() * 0.04 * quality;
        this.losses = 0.015 * quality;
        this.plain = random.nextInt(3) == 0;
        this.slope = random.nextInt(3) == 0 ? (float) (random.nextGaussian() * 0.006) : 0;
    }

    List<Word> apply(List<Word> printed, float scale) {
        List<Word> seen = new ArrayList<>();
        int line = -1;
        boolean lost = false;
        float shift = 0;
        for (Word word : printed) {
            if (word.line() != line) {
                line = word.line();
                lost = random.nextDouble() < losses;
                shift = (float) random.nextGaussian() * 0.05f * word.box().height();
            }
            if (!lost) {
                read(word, shift, scale, seen);
            }
        }
        return seen;
    }

    private void read(Word word, float shift, float scale, List<Word> seen) {
        String text = misread(word.text());
        if (text.isBlank()) {
            return;
        }
        Box box = word.box();
        float grow = box.height() * 0.12f;
        float dy = shift + slope * box.x0();
        Box at = new Box(
                box.x0() * scale, (box.y0() + dy - grow) * scale, box.x1() * scale, (box.y1() + dy + grow) * scale);
        boolean changed = !text.equals(word.text());
        float confidence = (float)
                Math.clamp(0.995 - Math.abs(random.nextGaussian()) * (changed ? 0.12 : 0.02) - 0.3 * errors, 0.3, 1);
        Word last = seen.isEmpty() ? null : seen.getLast();
        if (last != null && isBeside(last, word, at) && random.nextDouble() < joins) {
            seen.removeLast();
            seen.add(new Word(
                    last.text() + text,
                    last.box().union(at),
                    word.line(),
                    Origin.OCR,
                    Math.min(last.confidence(), confidence)));
        } else if (text.length() > 3 && random.nextDouble() < splits) {
            int cut = 1 + random.nextInt(text.length() - 1);
            float x = at.x0() + at.width() * cut / text.length();
            float gap = random.nextInt(2) == 0 ? 0 : 0.3f * at.height();
            seen.add(new Word(
                    text.substring(0, cut),
                    new Box(at.x0(), at.y0(), x, at.y1()),
                    word.line(),
                    Origin.OCR,
                    confidence));
            seen.add(new Word(
                    text.substring(cut),
                    new Box(x + gap, at.y0(), at.x1() + gap, at.y1()),
                    word.line(),
                    Origin.OCR,
                    confidence));
        } else {
            seen.add(new Word(text, at, word.line(), Origin.OCR, confidence));
        }
    }

    private static boolean isBeside(Word last, Word word, Box at) {
        return last.line() == word.line() && at.x0() - last.box().x1() < 0.6 * at.height();
    }

    private String misread(String text) {
        String base = plain ? Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "") : text;
        StringBuilder read = new StringBuilder();
        for (int i = 0; i < base.length(); i++) {
            char c = base.charAt(i);
            boolean mark = c == '.' || c == ',' || c == ':';
            if (mark && random.nextDouble() < errors * 1.5) {
                continue;
            }
            read.append(random.nextDouble() < errors ? confused(c) : c);
        }
        return read.toString();
    }

    private char confused(char c) {
        int from = random.nextInt(CONFUSED.length);
        for (int i = 0; i < CONFUSED.length; i++) {
            String pair = CONFUSED[(from + i) % CONFUSED.length];
            if (pair.charAt(0) == c) {
                return pair.charAt(1);
            }
        }
        return c;
    }
}
