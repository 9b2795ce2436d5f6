package dev.wenshu.inference.onnx.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Characters of one line, in order, spaces included. */
record Reading(LineCrop crop, List<Glyph> glyphs) {
    private static final int LONG_RUN = 3;
    private static final Pattern REPEATED = Pattern.compile("(.)\\1+", Pattern.DOTALL);

    /** Whether some character stands three times or more in a row: CTC may have lost one that had no room for a blank. */
    boolean repeats() {
        return runs().stream().anyMatch(run -> run.length() >= LONG_RUN);
    }

    /**
     * The same text, but for spaces, case and characters that look alike, with more digits in its long runs: what only a wider
     * look at the line can tell apart.
     */
    boolean restoresRunsOf(Reading narrower) {
        return digitsInRuns() > narrower.digitsInRuns() && outline().equals(narrower.outline());
    }

    private int digitsInRuns() {
        return runs().stream()
                .filter(run -> run.length() >= LONG_RUN && Character.isDigit(run.charAt(0)))
                .mapToInt(String::length)
                .sum();
    }

    private List<String> runs() {
        List<String> runs = new ArrayList<>();
        for (Glyph glyph : inked()) {
            if (!runs.isEmpty() && runs.getLast().endsWith(glyph.text())) {
                runs.add(runs.removeLast() + glyph.text());
            } else {
                runs.add(glyph.text());
            }
        }
        return runs;
    }

    private String outline() {
        String text =
                inked().stream().map(Glyph::text).collect(Collectors.joining()).toLowerCase(Locale.ROOT);
        return REPEATED.matcher(text.replace('o', '0').replace('l', '1').replace('i', '1'))
                .replaceAll("$1");
    }

    private List<Glyph> inked() {
        return glyphs.stream().filter(glyph -> !glyph.blank()).toList();
    }

    /** Mean character probability; 0 where nothing was read. */
    float confidence() {
        return (float)
                inked().stream().mapToDouble(Glyph::probability).average().orElse(0);
    }
}
