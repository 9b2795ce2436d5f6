package dev.wenshu.samples.carrier;

import dev.wenshu.samples.page.Face;
import dev.wenshu.samples.page.Mark;
import dev.wenshu.samples.page.Page;
import dev.wenshu.samples.page.Style;
import dev.wenshu.samples.page.Typefaces;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Writes pages as a PDF with embedded font subsets; the same pages, title and date give the same bytes. */
public final class PdfPages {
    private static final double OVAL_BEND = 0.5523;

    private final PDDocument document = new PDDocument();
    private final Map<Face, PDType0Font> fonts = new HashMap<>();

    private PdfPages() {}

    public static byte[] write(List<Page> pages, String title, LocalDate date) {
        return write(pages, title, date, document -> {});
    }

    /** The seam for what makes an ordinary PDF a hybrid one. */
    interface Finish {
        void apply(PDDocument document) throws IOException;
    }

    static byte[] write(List<Page> pages, String title, LocalDate date, Finish finish) {
        PdfPages writer = new PdfPages();
        try (PDDocument document = writer.document) {
            for (Page page : pages) {
                writer.add(page);
            }
            PDDocumentInformation about = document.getDocumentInformation();
            about.setTitle(title);
            about.setProducer("Wenshu samples");
            about.setCreationDate(GregorianCalendar.from(date.atTime(9, 0).atZone(ZoneOffset.UTC)));
            document.setDocumentId((long) title.hashCode());
            finish.apply(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("PDF could not be written", e);
        }
    }

    private void add(Page page) throws IOException {
        PDPage sheet = new PDPage(new PDRectangle((float) page.width(), (float) page.height()));
        document.addPage(sheet);
        try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
            for (Mark mark : page.marks()) {
                draw(content, page.height(), mark);
            }
        }
    }

    private void draw(PDPageContentStream content, double height, Mark mark) throws IOException {
        switch (mark) {
            case Mark.Text text -> drawText(content, height, text);
            case Mark.Line line -> {
                stroke(content, line.width(), line.rgb());
                content.moveTo((float) line.x0(), (float) (height - line.y0()));
                content.lineTo((float) line.x1(), (float) (height - line.y1()));
                content.stroke();
            }
            case Mark.Box box -> {
                content.setNonStrokingColor(new Color(box.rgb()));
                content.addRect((float) box.x(), (float) (height - box.y() - box.height()), (float) box.width(), (float)
                        box.height());
                content.fill();
            }
            case Mark.Oval oval -> drawOval(content, height, oval);
            case Mark.Picture picture ->
                content.drawImage(
                        LosslessFactory.createFromImage(document, picture.image()),
                        (float) picture.x(),
                        (float) (height - picture.y() - picture.height()),
                        (float) picture.width(),
                        (float) picture.height());
        }
    }

    private static void stroke(PDPageContentStream content, double width, int rgb) throws IOException {
        content.setLineWidth((float) width);
        content.setStrokingColor(new Color(rgb));
    }

    private void drawText(PDPageContentStream content, double height, Mark.Text text) throws IOException {
        Style style = text.style();
        stroke(content, style.size() * 0.035, style.rgb());
        content.setNonStrokingColor(new Color(style.rgb()));
        content.beginText();
        content.newLineAtOffset((float) text.x(), (float) (height - text.y()));
        for (Typefaces.Run run : Typefaces.runs(text.text(), style.bold())) {
            boolean thicken = style.bold() && run.face() == Face.HAN;
            content.setRenderingMode(thicken ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
            content.setFont(font(run.face()), (float) style.size());
            content.showText(run.text());
        }
        content.endText();
    }

    private PDType0Font font(Face face) throws IOException {
        PDType0Font known = fonts.get(face);
        if (known != null) {
            return known;
        }
        PDType0Font loaded = PDType0Font.load(document, face.font(), true);
        fonts.put(face, loaded);
        return loaded;
    }

    private static void drawOval(PDPageContentStream content, double height, Mark.Oval oval) throws IOException {
        stroke(content, oval.lineWidth(), oval.rgb());
        double rx = oval.width() / 2;
        double ry = oval.height() / 2;
        double cx = oval.x() + rx;
        double cy = height - oval.y() - ry;
        float bx = (float) (rx * OVAL_BEND);
        float by = (float) (ry * OVAL_BEND);
        float x = (float) cx;
        float y = (float) cy;
        float right = (float) (cx + rx);
        float left = (float) (cx - rx);
        float top = (float) (cy + ry);
        float bottom = (float) (cy - ry);
        content.moveTo(right, y);
        content.curveTo(right, y + by, x + bx, top, x, top);
        content.curveTo(x - bx, top, left, y + by, left, y);
        content.curveTo(left, y - by, x - bx, bottom, x, bottom);
        content.curveTo(x + bx, bottom, right, y - by, right, y);
        content.stroke();
    }
}
