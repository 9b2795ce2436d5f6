package dev.wenshu.app.assembly;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Invoices whose page and text layer say the same, or do not. */
final class ForgedInvoice {
    private static final String TYPEFACE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    /** Whatever is drawn as 1 is said to be 9. */
    private static final String ONE_IS_NINE = """
            /CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Forged def /CMapType 2 def
            1 begincodespacerange <00> <FF> endcodespacerange
            2 beginbfrange <20> <30> <0020> <32> <7E> <0032> endbfrange
            1 beginbfchar <31> <0039> endbfchar
            endcmap CMapName currentdict /CMap defineresource pop end end
            """;

    private ForgedInvoice() {}

    static List<String> lines(String total) {
        return List.of(
                "INVOICE",
                "Seller: Harbour Lamp Works Ltd",
                "Invoice number: HL-20748",
                "Invoice date: 2026-03-05",
                "Total amount: EUR " + total);
    }

    static void write(Path file, List<String> lines) throws IOException {
        save(file, document -> draw(document, lines, ForgedInvoice::typeface, RenderingMode.FILL));
    }

    static void writeWithForgedCharacters(Path file, List<String> lines) throws IOException {
        save(file, document -> draw(document, lines, ForgedInvoice::forgedTypeface, RenderingMode.FILL));
    }

    /** A picture of some lines under a layer of others that nobody sees, as scanners make them. */
    static void writeScan(Path file, List<String> seen, List<String> stated) throws IOException {
        BufferedImage picture;
        try (PDDocument document = new PDDocument()) {
            draw(document, seen, ForgedInvoice::typeface, RenderingMode.FILL);
            picture = new PDFRenderer(document).renderImageWithDPI(0, 150);
        }
        save(file, document -> {
            PDPage page = draw(document, stated, ForgedInvoice::typeface, RenderingMode.NEITHER);
            try (PDPageContentStream content =
                    new PDPageContentStream(document, page, PDPageContentStream.AppendMode.PREPEND, true)) {
                content.drawImage(
                        LosslessFactory.createFromImage(document, picture),
                        0,
                        0,
                        PDRectangle.A5.getWidth(),
                        PDRectangle.A5.getHeight());
            }
        });
    }

    private static PDPage draw(PDDocument document, List<String> lines, Typeface typeface, RenderingMode mode)
            throws IOException {
        PDPage page = new PDPage(PDRectangle.A5);
        document.addPage(page);
        PDFont font = typeface.in(document);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setRenderingMode(mode);
            content.setFont(font, 12);
            content.setLeading(26);
            content.newLineAtOffset(60, 520);
            for (String line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
        return page;
    }

    private static PDFont typeface(PDDocument document) throws IOException {
        try (InputStream in = PDDocument.class.getResourceAsStream(TYPEFACE)) {
            return PDTrueTypeFont.load(document, in, WinAnsiEncoding.INSTANCE);
        }
    }

    private static PDFont forgedTypeface(PDDocument document) throws IOException {
        PDFont font = typeface(document);
        PDStream map = new PDStream(document);
        try (OutputStream out = map.createOutputStream()) {
            out.write(ONE_IS_NINE.getBytes(StandardCharsets.US_ASCII));
        }
        font.getCOSObject().setItem(COSName.TO_UNICODE, map);
        return font;
    }

    private static void save(Path file, Drawing drawing) throws IOException {
        try (PDDocument document = new PDDocument()) {
            drawing.on(document);
            document.save(file.toFile());
        }
    }

    @FunctionalInterface
    private interface Typeface {
        PDFont in(PDDocument document) throws IOException;
    }

    @FunctionalInterface
    private interface Drawing {
        void on(PDDocument document) throws IOException;
    }
}
