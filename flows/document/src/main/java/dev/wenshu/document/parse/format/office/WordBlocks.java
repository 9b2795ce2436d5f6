package dev.wenshu.document.parse.format.office;

import dev.wenshu.document.Block;
import dev.wenshu.document.parse.format.Refusal;
import dev.wenshu.document.parse.format.TextPages;
import dev.wenshu.document.parse.format.XmlEvents;
import java.io.IOException;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;

/** Follows WordprocessingML and gives a block for each paragraph outside tables and each row of a table. */
final class WordBlocks implements OoxmlPackage.Events {
    private final TextPages pages;
    private final Map<String, Integer> headingLevels;
    private final Role role;
    private final int nesting;
    private final StringBuilder paragraph = new StringBuilder();
    private final StringBuilder row = new StringBuilder();
    private final TitleSearch title;
    private int depth;
    private int skipped;
    private int tables;
    private int level;
    private boolean listItem;
    private boolean vanished;
    private boolean inText;

    enum Role {
        BODY,
        /** Headers, footers, notes: text of the document, but never its title. */
        MARGIN,
        QUOTE
    }

    WordBlocks(TextPages pages, Map<String, Integer> headingLevels, Role role, int nesting) {
        this.pages = pages;
        this.headingLevels = headingLevels;
        this.role = role;
        this.nesting = nesting;
        this.title = new TitleSearch(role == Role.BODY);
    }

    @Override
    public void on(XMLStreamReader xml) throws IOException {
        if (xml.isStartElement()) {
            if (++depth > nesting * 2) {
                throw Refusal.nesting();
            }
            start(xml);
        } else if (xml.isEndElement()) {
            depth--;
            end(xml.getLocalName());
        } else if (xml.isCharacters() && inText && skipped == 0) {
            if (vanished) {
                pages.hidden(xml.getText());
            } else {
                paragraph.append(xml.getText());
                title.text();
            }
        }
    }

    private void start(XMLStreamReader xml) throws IOException {
        String value = XmlEvents.attribute(xml, "val");
        switch (xml.getLocalName()) {
            // Deleted text, and the second of two ways to say the same thing.
            case "del", "moveFrom", "Fallback" -> skipped++;
            case "t" -> inText = true;
            case "tab", "ptab" -> paragraph.append(tables > 0 ? ' ' : '\t');
            case "br", "cr" -> paragraph.append(tables > 0 ? ' ' : '\n');
            case "noBreakHyphen" -> paragraph.append('-');
            case "p" -> begin();
            case "r" -> {
                vanished = false;
                title.run();
            }
            case "jc" -> title.alignment(value);
            case "sz" -> title.size(value);
            case "b" -> title.bold(value);
            case "vanish" -> vanished = value == null || value.equals("1") || value.equals("true");
            case "pStyle" -> level = Math.max(level, headingLevels.getOrDefault(value == null ? "" : value, 0));
            case "outlineLvl" -> level = Math.max(level, WordReader.level(value));
            case "numPr" -> listItem = true;
            case "tbl" -> {
                finish();
                tables++;
            }
            default -> {}
        }
    }

    private void end(String name) throws IOException {
        switch (name) {
            case "del", "moveFrom", "Fallback" -> skipped--;
            case "t" -> inText = false;
            case "p" -> finish();
            case "tc" -> row.append('\t');
            case "tr" -> {
                if (!row.toString().isBlank()) {
                    pages.add(kind(Block.Kind.TABLE_ROW), row.toString(), 0);
                }
                row.setLength(0);
            }
            case "tbl" -> tables--;
            default -> {}
        }
    }

    /** A paragraph inside another one is a text box's. */
    private void begin() throws IOException {
        finish();
        level = 0;
        listItem = false;
        vanished = false;
        title.paragraph();
    }

    private void finish() throws IOException {
        if (skipped > 0 || paragraph.toString().isBlank()) {
            paragraph.setLength(0);
            return;
        }
        if (tables > 0) {
            boolean first = row.isEmpty() || row.charAt(row.length() - 1) == '\t';
            row.append(first ? "" : " ").append(paragraph.toString().strip());
        } else if (title.isTitle(paragraph, level) || level > 0) {
            pages.add(kind(Block.Kind.HEADING), paragraph.toString(), Math.max(1, level));
        } else {
            pages.add(kind(listItem ? Block.Kind.LIST_ITEM : Block.Kind.PARAGRAPH), paragraph.toString(), 0);
        }
        paragraph.setLength(0);
    }

    private Block.Kind kind(Block.Kind inBody) {
        return role == Role.QUOTE ? Block.Kind.QUOTE : inBody;
    }
}
