package dev.wenshu.document.parse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Files that tests make for themselves. */
final class Samples {
    static final Charset GBK = Charset.forName("GBK");

    private Samples() {}

    static Path write(Path folder, String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path folder, String name, String content) {
        return write(folder, name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A page a line list; each line 20 points below the last. */
    static Path pdf(Path folder, int pages, String... lines) throws IOException {
        Path file = folder.resolve("made.pdf");
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    text(content, lines);
                }
            }
            document.save(file.toFile());
        }
        return file;
    }

    static Path pdfWithAttachment(Path folder, String name, String content) throws IOException {
        Path file = folder.resolve("attached.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage(PDRectangle.A4));
            PDComplexFileSpecification attachment = new PDComplexFileSpecification();
            attachment.setFile(name);
            attachment.setEmbeddedFile(
                    new PDEmbeddedFile(document, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))));
            PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of(name, attachment));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            document.save(file.toFile());
        }
        return file;
    }

    static Path pdfWithHiddenText(Path folder, String visible, String invisible, String white) throws IOException {
        Path file = folder.resolve("hidden.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                text(content, visible);
                content.setRenderingMode(RenderingMode.NEITHER);
                at(content, 300, invisible);
                content.setRenderingMode(RenderingMode.FILL);
                content.setNonStrokingColor(1f, 1f, 1f);
                at(content, 200, white);
            }
            document.save(file.toFile());
        }
        return file;
    }

    /** Helvetica whose text layer says 9 for each 1. */
    static Path pdfWithForgedDigits(Path folder, String line) throws IOException {
        Path file = folder.resolve("forged.pdf");
        String map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def "
                + "1 begincodespacerange <00> <FF> endcodespacerange "
                + "2 beginbfrange <20> <30> <0020> <32> <7E> <0032> endbfrange "
                + "1 beginbfchar <31> <0039> endbfchar endcmap end end";
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
            PDStream stream = new PDStream(document, new ByteArrayInputStream(map.getBytes(StandardCharsets.US_ASCII)));
            font.getCOSObject().setItem(COSName.TO_UNICODE, stream);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(font, 11);
                content.newLineAtOffset(72, 780);
                content.showText(line);
                content.endText();
            }
            document.save(file.toFile());
        }
        return file;
    }

    static Path encryptedPdf(Path folder, String userPassword) throws IOException {
        Path file = folder.resolve("encrypted.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                text(content, "Restricted");
            }
            document.protect(new StandardProtectionPolicy("owner", userPassword, new AccessPermission()));
            document.save(file.toFile());
        }
        return file;
    }

    static byte[] zip(Charset names, String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    static byte[] docx(String body) throws IOException {
        return zip(
                StandardCharsets.UTF_8,
                "word/document.xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + body
                        + "</w:body></w:document>",
                "word/styles.xml",
                "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                        + "<w:style w:styleId=\"H\"><w:name w:val=\"heading 2\"/></w:style></w:styles>");
    }

    private static void text(PDPageContentStream content, String... lines) throws IOException {
        float y = 780;
        for (String line : lines) {
            at(content, y, line);
            y -= 20;
        }
    }

    private static void at(PDPageContentStream content, float y, String text) throws IOException {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
        content.newLineAtOffset(72, y);
        content.showText(text);
        content.endText();
    }
}
