package dev.wenshu.document.parse.format.office;

import dev.wenshu.document.Block;
import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.FormatReader;
import dev.wenshu.document.parse.format.Source;
import dev.wenshu.document.parse.format.TextPages;
import dev.wenshu.document.parse.format.XmlEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamReader;

/** Reads pptx: a page for each slide in the order of the show, speaker notes as quotes. */
public final class PresentationReader implements FormatReader {
    private static final String PRESENTATION = "ppt/presentation.xml";

    @Override
    public void read(Source source, DocumentSink sink) throws IOException {
        try (OoxmlPackage document = new OoxmlPackage(source, sink)) {
            TextPages pages = TextPages.paged(sink);
            List<String> slides = slides(document);
            for (int i = 0; i < slides.size(); i++) {
                pages.startPage("Slide " + (i + 1));
                document.read(slides.get(i), new SlideBlocks(pages, false));
                for (String related : document.relationships(slides.get(i)).values()) {
                    if (related.contains("/notesSlides/")) {
                        document.read(related, new SlideBlocks(pages, true));
                    }
                }
            }
            document.reportEmbedded(sink);
            Map<String, String> properties = document.properties();
            pages.finish();
            sink.head(new DocumentHead(
                    DocumentFormat.PRESENTATION,
                    source.mediaType(),
                    properties.getOrDefault("title", ""),
                    slides.size(),
                    properties,
                    document.isSigned()));
        }
    }

    private static List<String> slides(OoxmlPackage document) throws IOException {
        Map<String, String> related = document.relationships(PRESENTATION);
        List<String> slides = new ArrayList<>();
        document.read(PRESENTATION, xml -> {
            if (XmlEvents.starts(xml, "sldId")) {
                String id = xml.getAttributeValue(
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id");
                String strict = xml.getAttributeValue("http://purl.oclc.org/ooxml/officeDocument/relationships", "id");
                String slide = related.get(Objects.requireNonNullElse(id == null ? strict : id, ""));
                if (slide != null) {
                    slides.add(slide);
                }
            }
        });
        return slides;
    }

    /** Follows DrawingML text. */
    private static final class SlideBlocks implements OoxmlPackage.Events {
        private final TextPages pages;
        private final boolean notes;
        private final StringBuilder paragraph = new StringBuilder();
        private final StringBuilder row = new StringBuilder();
        private boolean inText;
        private boolean inRow;
        private boolean title;
        private boolean furniture;

        SlideBlocks(TextPages pages, boolean notes) {
            this.pages = pages;
            this.notes = notes;
        }

        @Override
        public void on(XMLStreamReader xml) throws IOException {
            if (xml.isStartElement()) {
                start(xml);
            } else if (xml.isEndElement()) {
                end(xml.getLocalName());
            } else if (xml.isCharacters() && inText) {
                paragraph.append(xml.getText());
            }
        }

        private void start(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "sp" -> {
                    title = false;
                    furniture = false;
                }
                case "ph" -> {
                    String type = String.valueOf(XmlEvents.attribute(xml, "type"));
                    title = type.equals("title") || type.equals("ctrTitle");
                    furniture = type.equals("sldNum") || type.equals("dt") || type.equals("ftr") || type.equals("hdr");
                }
                case "t" -> inText = true;
                case "br" -> paragraph.append(' ');
                case "tr" -> inRow = true;
                default -> {}
            }
        }

        private void end(String name) throws IOException {
            switch (name) {
                case "t" -> inText = false;
                case "p" -> {
                    if (inRow) {
                        row.append(paragraph).append(' ');
                    } else if (!furniture) {
                        pages.add(kind(), paragraph.toString(), title ? 1 : 0);
                    }
                    paragraph.setLength(0);
                }
                case "tc" -> row.append('\t');
                case "tr" -> {
                    inRow = false;
                    pages.add(Block.Kind.TABLE_ROW, row.toString().replace(" \t", "\t"), 0);
                    row.setLength(0);
                }
                default -> {}
            }
        }

        private Block.Kind kind() {
            return notes ? Block.Kind.QUOTE : title ? Block.Kind.HEADING : Block.Kind.PARAGRAPH;
        }
    }
}
