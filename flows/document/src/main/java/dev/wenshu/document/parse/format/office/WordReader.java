package dev.wenshu.document.parse.format.office;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.FormatReader;
import dev.wenshu.document.parse.format.Source;
import dev.wenshu.document.parse.format.TextPages;
import dev.wenshu.document.parse.format.XmlEvents;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads docx as a stream of events: headers, body, notes, comments and footers, deleted text left out. */
public final class WordReader implements FormatReader {
    private static final Pattern HEADING =
            Pattern.compile("(?i)(?:heading|标题|überschrift|titre|título|titolo)\\s*(\\d)");
    private static final int DEEPEST_HEADING = 9;

    @Override
    public void read(Source source, DocumentSink sink) throws IOException {
        try (OoxmlPackage document = new OoxmlPackage(source, sink)) {
            String body = "word/document.xml";
            Map<String, String> related = document.relationships(body);
            TextPages pages = TextPages.flowing(sink);
            Map<String, Integer> levels = headingLevels(document);
            for (String part : related.values()) {
                if (part.contains("/header")) {
                    document.read(
                            part,
                            new WordBlocks(
                                    pages,
                                    levels,
                                    WordBlocks.Role.MARGIN,
                                    sink.limits().nesting()));
                }
            }
            document.read(
                    body,
                    new WordBlocks(
                            pages, levels, WordBlocks.Role.BODY, sink.limits().nesting()));
            for (String part : related.values()) {
                if (part.contains("/footnotes") || part.contains("/endnotes") || part.contains("/footer")) {
                    document.read(
                            part,
                            new WordBlocks(
                                    pages,
                                    levels,
                                    WordBlocks.Role.MARGIN,
                                    sink.limits().nesting()));
                } else if (part.endsWith("/comments.xml")) {
                    document.read(
                            part,
                            new WordBlocks(
                                    pages,
                                    levels,
                                    WordBlocks.Role.QUOTE,
                                    sink.limits().nesting()));
                }
            }
            pages.reportHidden();
            document.reportEmbedded(sink);
            Map<String, String> properties = document.properties();
            sink.head(new DocumentHead(
                    DocumentFormat.WORD,
                    source.mediaType(),
                    properties.getOrDefault("title", ""),
                    pages.finish(),
                    properties,
                    document.isSigned()));
        }
    }

    /** By style id: the outline level a style sets, else what its name says. */
    private static Map<String, Integer> headingLevels(OoxmlPackage document) throws IOException {
        Map<String, Integer> levels = new HashMap<>();
        String[] style = {""};
        document.read("word/styles.xml", xml -> {
            if (!xml.isStartElement()) {
                return;
            }
            String value = XmlEvents.attribute(xml, "val");
            switch (xml.getLocalName()) {
                case "style" -> {
                    String id = XmlEvents.attribute(xml, "styleId");
                    style[0] = id == null ? "" : id;
                }
                case "name" -> {
                    Matcher heading = HEADING.matcher(value == null ? "" : value);
                    if (heading.matches()) {
                        levels.put(style[0], Integer.parseInt(heading.group(1)));
                    } else if ("Title".equalsIgnoreCase(value)) {
                        levels.put(style[0], 1);
                    }
                }
                case "outlineLvl" -> {
                    int level = level(value);
                    if (level > 0) {
                        levels.put(style[0], level);
                    }
                }
                default -> {}
            }
        });
        return levels;
    }

    /** Counted from 0 in the file; 9 means body text. 0 here stands for none. */
    static int level(@org.jspecify.annotations.Nullable String outline) {
        if (outline == null || !outline.matches("\\d")) {
            return 0;
        }
        int level = Integer.parseInt(outline) + 1;
        return level > DEEPEST_HEADING ? 0 : level;
    }
}
