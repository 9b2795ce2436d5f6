package dev.wenshu.document.parse.format.office;

import dev.wenshu.document.Block;
import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.FormatReader;
import dev.wenshu.document.parse.format.Refusal;
import dev.wenshu.document.parse.format.Source;
import dev.wenshu.document.parse.format.TextPages;
import dev.wenshu.document.parse.format.XmlEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;

/** Reads xlsx as a stream: a page for each sheet, values formatted as Excel shows them, hidden sheets set apart. */
public final class SpreadsheetReader implements FormatReader {
    private static final String WORKBOOK = "xl/workbook.xml";
    private static final long MOST_SHARED_CHARACTERS = 24L * 1024 * 1024;
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    @Override
    public void read(Source source, DocumentSink sink) throws IOException {
        try (OoxmlPackage document = new OoxmlPackage(source, sink)) {
            List<String> shared = sharedStrings(document);
            Styles styles = styles(document);
            TextPages pages = TextPages.paged(sink);
            Workbook workbook = workbook(document);
            for (Sheet sheet : workbook.sheets()) {
                pages.startPage(sheet.name());
                document.read(sheet.part(), new SheetRows(pages, shared, styles, workbook.from1904(), sheet.hidden()));
                for (String related : document.relationships(sheet.part()).values()) {
                    if (related.contains("/comments")) {
                        readComments(document, related, pages);
                    }
                }
            }
            pages.reportHidden();
            document.reportEmbedded(sink);
            Map<String, String> properties = document.properties();
            pages.finish();
            sink.head(new DocumentHead(
                    DocumentFormat.SPREADSHEET,
                    source.mediaType(),
                    properties.getOrDefault("title", ""),
                    workbook.sheets().size(),
                    properties,
                    document.isSigned()));
        }
    }

    private static void readComments(OoxmlPackage document, String part, TextPages pages) throws IOException {
        StringBuilder text = new StringBuilder();
        document.read(part, xml -> {
            if (xml.isCharacters()) {
                text.append(xml.getText());
            } else if (XmlEvents.starts(xml, "comment")) {
                text.setLength(0);
            } else if (XmlEvents.ends(xml, "comment")) {
                pages.add(Block.Kind.QUOTE, text.toString(), 0);
            }
        });
    }

    private static Workbook workbook(OoxmlPackage document) throws IOException {
        Map<String, String> related = document.relationships(WORKBOOK);
        List<Sheet> sheets = new ArrayList<>();
        boolean[] from1904 = {false};
        document.read(WORKBOOK, xml -> {
            if (XmlEvents.starts(xml, "sheet")) {
                String id = xml.getAttributeValue(RELATION, "id");
                id = id == null ? xml.getAttributeValue(STRICT_RELATION, "id") : id;
                String part = related.get(Objects.requireNonNullElse(id, ""));
                String name = XmlEvents.attribute(xml, "name");
                if (part != null && part.contains("/worksheets/")) {
                    sheets.add(new Sheet(
                            name == null ? "" : name,
                            part,
                            !"visible"
                                    .equals(Objects.requireNonNullElse(XmlEvents.attribute(xml, "state"), "visible"))));
                }
            } else if (XmlEvents.starts(xml, "workbookPr")) {
                String date = Objects.requireNonNullElse(XmlEvents.attribute(xml, "date1904"), "");
                from1904[0] = date.equals("1") || date.equals("true");
            }
        });
        return new Workbook(sheets, from1904[0]);
    }

    private static List<String> sharedStrings(OoxmlPackage document) throws IOException {
        List<String> strings = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        long[] total = {0};
        int[] phonetic = {0};
        document.read("xl/sharedStrings.xml", xml -> {
            if (XmlEvents.starts(xml, "rPh")) {
                phonetic[0]++;
            } else if (XmlEvents.ends(xml, "rPh")) {
                phonetic[0]--;
            } else if (xml.isCharacters() && phonetic[0] == 0) {
                text.append(xml.getText());
            } else if (XmlEvents.starts(xml, "si")) {
                text.setLength(0);
            } else if (XmlEvents.ends(xml, "si")) {
                strings.add(text.toString());
                total[0] += text.length();
                if (total[0] > MOST_SHARED_CHARACTERS) {
                    throw new Refusal("TOO_LARGE", "The workbook's texts take more memory than a worker may have.");
                }
            }
        });
        return strings;
    }

    private static Styles styles(OoxmlPackage document) throws IOException {
        Map<Integer, String> formats = new HashMap<>();
        List<Integer> cells = new ArrayList<>();
        boolean[] inCells = {false};
        document.read("xl/styles.xml", xml -> {
            if (XmlEvents.starts(xml, "numFmt")) {
                String code = XmlEvents.attribute(xml, "formatCode");
                formats.put(number(XmlEvents.attribute(xml, "numFmtId")), code == null ? "General" : code);
            } else if (XmlEvents.starts(xml, "cellXfs") || XmlEvents.ends(xml, "cellXfs")) {
                inCells[0] = xml.isStartElement();
            } else if (inCells[0] && XmlEvents.starts(xml, "xf")) {
                cells.add(number(XmlEvents.attribute(xml, "numFmtId")));
            }
        });
        return new Styles(formats, cells, new DataFormatter(Locale.ROOT));
    }

    static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits != null && digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }

    private record Sheet(String name, String part, boolean hidden) {}

    private record Workbook(List<Sheet> sheets, boolean from1904) {}

    /** Number formats by cell style. */
    record Styles(Map<Integer, String> formats, List<Integer> cells, DataFormatter formatter) {
        String show(double value, int style, boolean from1904) {
            int id = style < cells.size() ? cells.get(style) : 0;
            String format = formats.get(id);
            if (format == null) {
                format = Objects.requireNonNullElse(BuiltinFormats.getBuiltinFormat(id), "General");
            }
            return formatter.formatRawCellContents(value, id, format, from1904);
        }
    }

    /** Follows SpreadsheetML rows. */
    private static final class SheetRows implements OoxmlPackage.Events {
        private final TextPages pages;
        private final List<String> shared;
        private final Styles styles;
        private final boolean from1904;
        private final boolean hiddenSheet;
        private final StringBuilder row = new StringBuilder();
        private final StringBuilder value = new StringBuilder();
        private String type = "";
        private int style;
        private int column;
        private int written;
        private boolean inValue;
        private boolean hiddenRow;

        SheetRows(TextPages pages, List<String> shared, Styles styles, boolean from1904, boolean hiddenSheet) {
            this.pages = pages;
            this.shared = shared;
            this.styles = styles;
            this.from1904 = from1904;
            this.hiddenSheet = hiddenSheet;
        }

        @Override
        public void on(XMLStreamReader xml) throws IOException {
            if (xml.isCharacters() && inValue) {
                value.append(xml.getText());
            } else if (xml.isStartElement()) {
                start(xml);
            } else if (xml.isEndElement()) {
                end(xml.getLocalName());
            }
        }

        private void start(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "row" -> {
                    row.setLength(0);
                    column = 0;
                    written = 0;
                    String hidden = Objects.requireNonNullElse(XmlEvents.attribute(xml, "hidden"), "");
                    hiddenRow = hidden.equals("1") || hidden.equals("true");
                }
                case "c" -> {
                    type = Objects.requireNonNullElse(XmlEvents.attribute(xml, "t"), "n");
                    style = number(XmlEvents.attribute(xml, "s"));
                    column = column(XmlEvents.attribute(xml, "r"));
                    value.setLength(0);
                }
                case "v", "t" -> inValue = true;
                default -> {}
            }
        }

        private void end(String name) throws IOException {
            switch (name) {
                case "v", "t" -> inValue = false;
                case "c" -> cell();
                case "row" -> {
                    if (hiddenSheet || hiddenRow) {
                        pages.hidden(row.toString());
                    } else {
                        pages.add(Block.Kind.TABLE_ROW, row.toString(), 0);
                    }
                }
                default -> {}
            }
        }

        private void cell() {
            String shown = shown().replace('\n', ' ').replace('\t', ' ').strip();
            if (!shown.isEmpty()) {
                row.repeat('\t', Math.max(0, Math.min(256, column - 1 - written)));
                written = Math.max(written, column - 1);
                row.append(shown);
            }
        }

        private String shown() {
            String raw = value.toString();
            if (raw.isEmpty()) {
                return "";
            }
            return switch (type) {
                case "s" -> {
                    int index = number(raw.strip());
                    yield index < shared.size() ? shared.get(index) : "";
                }
                case "b" -> raw.equals("1") ? "TRUE" : "FALSE";
                case "n" -> numeric(raw);
                default -> raw;
            };
        }

        private String numeric(String raw) {
            try {
                return styles.show(Double.parseDouble(raw), style, from1904);
            } catch (NumberFormatException e) {
                return raw;
            }
        }

        /** From 1; cells without a reference follow each other. */
        private int column(@org.jspecify.annotations.Nullable String reference) {
            if (reference == null) {
                return column + 1;
            }
            int number = 0;
            for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
                number = number * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
            }
            return number;
        }
    }
}
