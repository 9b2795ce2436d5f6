package dev.wenshu.samples.office;

import dev.wenshu.samples.carrier.FixedZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** A Word file with real heading styles, written top to bottom. */
final class WordDocument {
    private static final int TWIPS_PER_MM = 57;
    private final XWPFDocument document = new XWPFDocument();
    private final Typography typography;

    /** The fonts that the reader's machine is asked for, and the body size. */
    enum Typography {
        CHINESE("宋体", "黑体", 12, 480),
        ENGLISH("Calibri", "Calibri", 11, 0);

        private final String body;
        private final String heading;
        private final int size;
        private final int firstLine;

        Typography(String body, String heading, int size, int firstLine) {
            this.body = body;
            this.heading = heading;
            this.size = size;
            this.firstLine = firstLine;
        }
    }

    WordDocument(Typography typography, String title, String author, LocalDate date) {
        this.typography = typography;
        Optional<Date> moment = Optional.of(Date.from(date.atTime(9, 0).toInstant(ZoneOffset.UTC)));
        POIXMLProperties.CoreProperties properties = document.getProperties().getCoreProperties();
        properties.setTitle(title);
        properties.setCreator(author);
        properties.setCreated(moment);
        properties.setModified(moment);
        page();
        for (int level = 1; level <= 2; level++) {
            style(level);
        }
    }

    private void page() {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(210L * TWIPS_PER_MM));
        size.setH(BigInteger.valueOf(297L * TWIPS_PER_MM));
        CTPageMar margins = section.addNewPgMar();
        margins.setLeft(BigInteger.valueOf(28L * TWIPS_PER_MM));
        margins.setRight(BigInteger.valueOf(26L * TWIPS_PER_MM));
        margins.setTop(BigInteger.valueOf(30L * TWIPS_PER_MM));
        margins.setBottom(BigInteger.valueOf(26L * TWIPS_PER_MM));
    }

    private void style(int level) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setStyleId("Heading" + level);
        style.addNewName().setVal("heading " + level);
        style.setType(STStyleType.PARAGRAPH);
        style.addNewPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(level - 1L));
        document.createStyles().addStyle(new XWPFStyle(style));
    }

    WordDocument title(String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        paragraph.setSpacingAfter(240);
        run(paragraph, text, typography.heading, typography.size + 8).setBold(true);
        return this;
    }

    WordDocument heading(int level, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle("Heading" + level);
        paragraph.setSpacingBefore(200);
        paragraph.setSpacingAfter(80);
        paragraph.setKeepNext(true);
        run(paragraph, text, typography.heading, typography.size + 4 - level).setBold(true);
        return this;
    }

    WordDocument text(String text) {
        body(text).setIndentationFirstLine(typography.firstLine);
        return this;
    }

    /** A paragraph without first-line indent. */
    WordDocument flush(String text) {
        body(text);
        return this;
    }

    WordDocument right(String text) {
        body(text).setAlignment(ParagraphAlignment.RIGHT);
        return this;
    }

    WordDocument bullet(String text) {
        XWPFParagraph paragraph = body("•  " + text);
        paragraph.setIndentationLeft(360);
        paragraph.setIndentationHanging(220);
        return this;
    }

    /** The first row is the head. */
    WordDocument table(List<List<String>> rows) {
        XWPFTable table = document.createTable(rows.size(), rows.getFirst().size());
        table.setWidth("100%");
        for (int r = 0; r < rows.size(); r++) {
            XWPFTableRow row = table.getRow(r);
            for (int c = 0; c < rows.get(r).size(); c++) {
                XWPFParagraph paragraph = row.getCell(c).getParagraphs().getFirst();
                paragraph.setSpacingBefore(40);
                paragraph.setSpacingAfter(40);
                run(paragraph, rows.get(r).get(c), typography.body, typography.size - 1)
                        .setBold(r == 0);
            }
        }
        document.createParagraph();
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (document) {
            document.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Word file could not be written", e);
        }
        return FixedZip.rewritten(out.toByteArray());
    }

    private XWPFParagraph body(String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setSpacingBetween(typography == Typography.CHINESE ? 1.35 : 1.15);
        paragraph.setSpacingAfter(typography == Typography.CHINESE ? 0 : 120);
        run(paragraph, text, typography.body, typography.size);
        return paragraph;
    }

    private static XWPFRun run(XWPFParagraph paragraph, String text, String font, int size) {
        XWPFRun run = paragraph.createRun();
        run.setText(text);
        run.setFontSize(size);
        CTFonts fonts = run.getCTR().getRPr().addNewRFonts();
        fonts.setAscii(font);
        fonts.setHAnsi(font);
        fonts.setEastAsia(font);
        return run;
    }
}
