package dev.wenshu.document.parse.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * How much of one document is read; beyond a limit the document is cut with a problem or refused, as each says.
 *
 * @param fileBytes larger files are refused
 * @param pages further ones are cut
 * @param wordsPerPage further ones are cut
 * @param charactersPerPage further ones are cut
 * @param parts further ones are cut
 * @param entries of a container; more are refused
 * @param expansionRatio of a container's unpacked to packed size; more is refused
 * @param expandedBytes of a container; more is refused
 * @param nesting of elements or multiparts; more is refused
 * @param imagePixels of an image; more is refused
 * @param recognizedPages of a document that are rendered for OCR; further ones keep what text they have
 */
public record ParseLimits(
        long fileBytes,
        int pages,
        int wordsPerPage,
        int charactersPerPage,
        int parts,
        int entries,
        int expansionRatio,
        long expandedBytes,
        int nesting,
        long imagePixels,
        int recognizedPages) {
    private static final long MEBIBYTE = 1024L * 1024;

    public ParseLimits {
        List<String> faults = new ArrayList<>();
        check(faults, "fileBytes", fileBytes, 1);
        check(faults, "pages", pages, 1);
        check(faults, "wordsPerPage", wordsPerPage, 1);
        check(faults, "charactersPerPage", charactersPerPage, 1);
        check(faults, "parts", parts, 0);
        check(faults, "entries", entries, 1);
        check(faults, "expansionRatio", expansionRatio, 1);
        check(faults, "expandedBytes", expandedBytes, 1);
        check(faults, "nesting", nesting, 1);
        check(faults, "imagePixels", imagePixels, 1);
        check(faults, "recognizedPages", recognizedPages, 0);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("parse limits: " + String.join("; ", faults));
        }
    }

    /** 256 MiB, 5,000 pages, 1 GiB unpacked, 200 pages of OCR. */
    public static ParseLimits defaults() {
        return new ParseLimits(
                256 * MEBIBYTE, 5_000, 20_000, 400_000, 1_000, 10_000, 200, 1024 * MEBIBYTE, 100, 60_000_000, 200);
    }

    private static void check(List<String> faults, String name, long value, long smallest) {
        if (value < smallest) {
            faults.add(name + " is " + value + ", must be at least " + smallest);
        }
    }
}
