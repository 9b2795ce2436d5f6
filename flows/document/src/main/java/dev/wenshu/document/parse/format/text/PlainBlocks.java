package dev.wenshu.document.parse.format.text;

import dev.wenshu.document.Block;
import dev.wenshu.document.parse.format.TextPages;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the paragraphs, headings and list items of plain text. */
public final class PlainBlocks {
    private static final Pattern HEADING = Pattern.compile("^(#{1,6})\\s+(.*)$");
    private static final Pattern LIST_ITEM =
            Pattern.compile("^\\s*([•·●○▪*–-]\\s|\\(?\\d{1,3}[.)、．]\\s*\\D|[（(]?[一二三四五六七八九十]{1,3}[)）、]).*");
    private static final int WRAPPED = 55;

    private final TextPages pages;
    private final boolean markdown;
    private final StringBuilder open = new StringBuilder();
    private Block.Kind kind = Block.Kind.PARAGRAPH;
    private int lastLength;

    public PlainBlocks(TextPages pages, boolean markdown) {
        this.pages = pages;
        this.markdown = markdown;
    }

    public void read(BufferedReader reader, int longestLine) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n' || line.length() >= longestLine) {
                line(line.toString());
                line.setLength(0);
            } else if (c != '\r') {
                line.append((char) c);
            }
        }
        line(line.toString());
        close();
    }

    /** Ends with {@link #close}. */
    public void line(String raw) throws IOException {
        String line = raw.strip();
        Matcher heading = HEADING.matcher(line);
        if (line.isEmpty()) {
            close();
        } else if (markdown && heading.matches()) {
            close();
            pages.add(Block.Kind.HEADING, heading.group(2), heading.group(1).length());
        } else if (line.startsWith(">")) {
            append(line.replaceFirst("^(>\\s?)+", ""), Block.Kind.QUOTE);
        } else if (LIST_ITEM.matcher(line).matches()) {
            close();
            append(line, Block.Kind.LIST_ITEM);
        } else {
            append(line, kind == Block.Kind.LIST_ITEM && !open.isEmpty() ? kind : Block.Kind.PARAGRAPH);
        }
    }

    public void close() throws IOException {
        if (!open.isEmpty()) {
            pages.add(kind, open.toString(), 0);
        }
        open.setLength(0);
        kind = Block.Kind.PARAGRAPH;
    }

    /** A short line is the end of what it belongs to; a long one was wrapped. */
    private void append(String line, Block.Kind lineKind) throws IOException {
        boolean continues = !open.isEmpty() && lineKind == kind && lastLength >= WRAPPED;
        if (!continues) {
            close();
            kind = lineKind;
        } else if (open.charAt(open.length() - 1) < 0x2E80 || line.charAt(0) < 0x2E80) {
            open.append(' ');
        }
        open.append(line);
        lastLength = line.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum();
    }
}
