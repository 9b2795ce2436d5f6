package dev.wenshu.document.parse.format.pdf;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks whether a PDF's end leads to its cross-reference; PDFBox searches the whole file where it does not, and says nothing. */
final class Trailer {
    private static final int END = 2_048;
    private static final int START = 1_024;
    private static final int TARGET = 64;
    private static final Pattern POINTER = Pattern.compile("startxref\\s+(\\d{1,18})");
    private static final Pattern CROSS_REFERENCE = Pattern.compile("\\s*(?:xref|\\d+\\s+\\d+\\s+obj)");

    private Trailer() {}

    static boolean isIntact(Path pdf) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(pdf.toFile(), "r")) {
            Matcher pointer = POINTER.matcher(read(file, file.length() - END, END));
            long target = -1;
            while (pointer.find()) {
                target = Long.parseLong(pointer.group(1));
            }
            // Offsets count from the header where bytes stand before it, or, in practice, from the file's start.
            int before = Math.max(0, read(file, 0, START).indexOf("%PDF-"));
            return target > 0
                    && (isCrossReference(file, target) || (before > 0 && isCrossReference(file, target + before)));
        }
    }

    private static boolean isCrossReference(RandomAccessFile file, long at) throws IOException {
        return CROSS_REFERENCE.matcher(read(file, at, TARGET)).lookingAt();
    }

    private static String read(RandomAccessFile file, long at, int length) throws IOException {
        long from = Math.clamp(at, 0, file.length());
        byte[] bytes = new byte[(int) Math.min(length, file.length() - from)];
        file.seek(from);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
