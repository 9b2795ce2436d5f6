package dev.wenshu.app.models.hub;

import java.util.List;
import java.util.Locale;

/**
 * One model of a repository.
 *
 * @param label its path there, without what numbers the parts of a split one
 * @param parts in order; one where it is not split
 */
public record Candidate(String label, List<HubFile> parts) {
    public Candidate {
        parts = List.copyOf(parts);
    }

    /** Bytes. */
    public long size() {
        return parts.stream().mapToLong(HubFile::size).sum();
    }

    /** A name for the catalogue, made of the file's. */
    public String suggestedName() {
        String name = fileName().replaceFirst("\\.gguf$", "").replaceAll("[^A-Za-z0-9._-]+", "-");
        return name.replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "").toLowerCase(Locale.ROOT);
    }

    String fileName() {
        return label.substring(label.lastIndexOf('/') + 1);
    }

    boolean isCalled(String name) {
        return label.equals(name)
                || fileName().equals(name)
                || parts.stream()
                        .anyMatch(part ->
                                part.path().equals(name) || part.localName().equals(name));
    }
}
