package dev.wenshu.samples.office;

import dev.wenshu.samples.carrier.FixedZip;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.sl.usermodel.ShapeType;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFAutoShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTableCell;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextRun;

/** Five English slides on a quarter of an invented logistics company. */
public final class QuarterlySlides {
    private static final Color INK = new Color(0x1F3B57);
    private static final int WIDTH = 960;

    private final XMLSlideShow show = new XMLSlideShow();

    private QuarterlySlides() {}

    public static byte[] write() {
        return new QuarterlySlides().bytes();
    }

    private byte[] bytes() {
        Optional<Date> moment =
                Optional.of(Date.from(LocalDateTime.of(2026, 10, 20, 9, 0).toInstant(ZoneOffset.UTC)));
        show.getProperties().getCoreProperties().setTitle("Quarterly report Q3 2026");
        show.getProperties().getCoreProperties().setCreated(moment);
        show.getProperties().getCoreProperties().setModified(moment);
        show.setPageSize(new Dimension(WIDTH, 540));
        cover();
        bullets(
                "Highlights",
                List.of(
                        "Revenue rose 8.4 % to €12.6 million; contract logistics grew fastest.",
                        "On-time delivery reached 97.1 %, the best quarter since 2021.",
                        "Operating margin fell to 6.2 % because of higher diesel and toll costs.",
                        "The Ghent warehouse opened on 14 September, two weeks ahead of plan."));
        figures();
        bullets(
                "Risks and measures",
                List.of(
                        "Driver shortage: 23 open positions; a training class of 15 starts in November.",
                        "Toll reform in January adds about €310,000 a year; surcharges are agreed with 9 of 12 key accounts.",
                        "Two claims over refrigerated goods are open, together €84,000; insurer informed."));
        bullets(
                "Next steps until year end",
                List.of(
                        "M. Okafor renegotiates the three remaining toll surcharges by 30 November 2026.",
                        "S. Lindqvist moves invoice entry for Benelux to automatic capture by 15 December 2026.",
                        "The board decides on the second Ghent hall on 9 December 2026."));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (show) {
            show.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("slides could not be written", e);
        }
        return FixedZip.rewritten(out.toByteArray());
    }

    private void cover() {
        XSLFSlide slide = show.createSlide();
        XSLFAutoShape band = slide.createAutoShape();
        band.setShapeType(ShapeType.RECT);
        band.setAnchor(new Rectangle2D.Double(0, 170, WIDTH, 150));
        band.setFillColor(INK);
        text(slide, 195, 60, "Quarterly report Q3 2026", 38, Color.WHITE, true);
        text(slide, 255, 40, "Northmere Logistics — Finance and Operations", 20, Color.WHITE, false);
        text(slide, 350, 40, "Management meeting, 20 October 2026", 18, Color.DARK_GRAY, false);
    }

    private void bullets(String title, List<String> points) {
        XSLFSlide slide = titled(title);
        XSLFTextBox box = slide.createTextBox();
        box.setAnchor(new Rectangle2D.Double(60, 130, WIDTH - 120, 340));
        box.clearText();
        for (String point : points) {
            XSLFTextParagraph paragraph = box.addNewTextParagraph();
            paragraph.setBullet(true);
            paragraph.setIndent(-18.0);
            paragraph.setLeftMargin(18.0);
            paragraph.setSpaceAfter(-10.0);
            run(paragraph, point, 22, Color.DARK_GRAY);
        }
    }

    private void figures() {
        XSLFSlide slide = titled("Key figures (in € thousand)");
        List<List<String>> rows = List.of(
                List.of("", "Q3 2025", "Q3 2026", "Change"),
                List.of("Road freight", "6,910", "7,205", "+4.3 %"),
                List.of("Contract logistics", "3,480", "4,120", "+18.4 %"),
                List.of("Customs services", "1,236", "1,278", "+3.4 %"),
                List.of("Revenue", "11,626", "12,603", "+8.4 %"),
                List.of("Operating result", "849", "781", "-8.0 %"));
        XSLFTable table = slide.createTable(rows.size(), 4);
        table.setAnchor(new Rectangle2D.Double(60, 140, WIDTH - 120, 280));
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < 4; c++) {
                XSLFTableCell cell = table.getCell(r, c);
                XSLFTextRun run =
                        run(cell.addNewTextParagraph(), rows.get(r).get(c), 20, r == 0 ? Color.WHITE : Color.DARK_GRAY);
                run.setBold(r == 0 || r >= 4);
                cell.setFillColor(r == 0 ? INK : r % 2 == 0 ? new Color(0xE8ECF0) : Color.WHITE);
            }
        }
        table.setColumnWidth(0, 330);
        for (int c = 1; c < 4; c++) {
            table.setColumnWidth(c, 170);
        }
    }

    private XSLFSlide titled(String title) {
        XSLFSlide slide = show.createSlide();
        text(slide, 45, 50, title, 32, INK, true);
        return slide;
    }

    private static void text(
            XSLFSlide slide, double y, double height, String text, double size, Color color, boolean bold) {
        XSLFTextBox box = slide.createTextBox();
        box.setAnchor(new Rectangle2D.Double(60, y, WIDTH - 120, height));
        box.clearText();
        run(box.addNewTextParagraph(), text, size, color).setBold(bold);
    }

    private static XSLFTextRun run(XSLFTextParagraph paragraph, String text, double size, Color color) {
        XSLFTextRun run = paragraph.addNewTextRun();
        run.setText(text);
        run.setFontSize(size);
        run.setFontColor(color);
        return run;
    }
}
