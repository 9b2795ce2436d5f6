package dev.wenshu.document.parse.worker;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Makes a harmless relative name of what a container calls its entry. */
final class PartName {
    private static final int LONGEST = 240;

    private PartName() {}

    /** @param number names a part that has no usable name of its own */
    static String clean(String name, int number) {
        List<String> steps = new ArrayList<>();
        String normal = Normalizer.normalize(name, Normalizer.Form.NFC);
        for (String step : normal.replace('\\', '/').split("/", -1)) {
            String kept = step.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\uFFFD:*?\"<>|]", "")
                    .strip();
            if (!kept.isEmpty() && !kept.chars().allMatch(c -> c == '.')) {
                steps.add(kept);
            }
        }
        String cleaned = String.join("/", steps);
        if (cleaned.length() > LONGEST) {
            cleaned = cleaned.substring(cleaned.length() - LONGEST);
        }
        return cleaned.isEmpty() ? "part-" + number : cleaned;
    }
}
