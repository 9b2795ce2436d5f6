package dev.wenshu.app.models.hub;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The models among a repository's files, and which of them is meant. */
final class Candidates {
    private static final Pattern PART = Pattern.compile("(.*)-(\\d{5})-of-(\\d{5})\\.gguf");
    private static final String ENDING = ".gguf";
    /** How llama.cpp names what turns images into tokens: no model of its own. */
    private static final String PROJECTOR = "mmproj";

    private final List<Candidate> all;

    private Candidates(List<Candidate> all) {
        this.all = List.copyOf(all);
    }

    /** Parts of a split model that is not there in whole are left out. */
    static Candidates of(List<HubFile> files) {
        Map<String, List<HubFile>> groups = new TreeMap<>();
        for (HubFile file : files) {
            groups.computeIfAbsent(label(file), _ -> new ArrayList<>()).add(file);
        }
        List<Candidate> whole = new ArrayList<>();
        groups.forEach((label, parts) -> {
            parts.sort(Comparator.comparing(HubFile::path));
            if (isWhole(parts)) {
                whole.add(new Candidate(label, parts));
            }
        });
        return new Candidates(whole);
    }

    Selection select(Optional<String> selector) {
        if (selector.isPresent() && selector.get().endsWith(ENDING)) {
            String asked = selector.get();
            return decide(
                    all.stream().filter(candidate -> candidate.isCalled(asked)).toList());
        }
        List<Candidate> models = all.stream()
                .filter(candidate ->
                        !candidate.fileName().toLowerCase(Locale.ROOT).startsWith(PROJECTOR))
                .toList();
        return selector.map(Candidates::quantization)
                .map(quantization -> decide(models.stream()
                        .filter(candidate ->
                                quantization.matcher(candidate.label()).find())
                        .toList()))
                .orElseGet(() -> decide(models));
    }

    private Selection decide(List<Candidate> matching) {
        return switch (matching.size()) {
            case 0 -> new Selection.Nothing(all);
            case 1 -> new Selection.Chosen(matching.getFirst());
            default -> new Selection.Several(matching);
        };
    }

    private static Pattern quantization(String name) {
        return Pattern.compile("(^|[-._/])" + Pattern.quote(name) + "($|[-./])", Pattern.CASE_INSENSITIVE);
    }

    private static String label(HubFile file) {
        Matcher part = PART.matcher(file.path());
        return part.matches() ? part.group(1) + ENDING : file.path();
    }

    private static boolean isWhole(List<HubFile> parts) {
        for (int i = 0; i < parts.size(); i++) {
            Matcher part = PART.matcher(parts.get(i).path());
            if (!part.matches()) {
                return parts.size() == 1;
            }
            if (Integer.parseInt(part.group(2)) != i + 1 || Integer.parseInt(part.group(3)) != parts.size()) {
                return false;
            }
        }
        return true;
    }
}
