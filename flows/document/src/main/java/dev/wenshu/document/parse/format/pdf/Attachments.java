package dev.wenshu.document.parse.format.pdf;

import dev.wenshu.document.Payload;
import dev.wenshu.document.parse.format.DocumentSink;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;

/** Files inside a PDF: XML becomes a payload, as hybrid invoices have it, anything else a part. */
final class Attachments {
    private static final int HEAD = 8;
    private static final int LARGEST_XML = 8 * 1024 * 1024;
    private static final int DEEPEST_TREE = 16;
    private static final int PAGES_WITH_ANNOTATIONS = 50;

    private final Map<COSStream, PDComplexFileSpecification> files = new LinkedHashMap<>();

    static void report(PDDocument document, DocumentSink sink) throws IOException {
        Attachments attachments = new Attachments();
        var names = document.getDocumentCatalog().getNames();
        if (names != null && names.getEmbeddedFiles() != null) {
            attachments.collect(names.getEmbeddedFiles(), 0);
        }
        int pages = 0;
        for (PDPage page : document.getPages()) {
            if (++pages > PAGES_WITH_ANNOTATIONS) {
                break;
            }
            for (PDAnnotation annotation : page.getAnnotations()) {
                if (annotation instanceof PDAnnotationFileAttachment attachment
                        && attachment.getFile() instanceof PDComplexFileSpecification file) {
                    attachments.add(file);
                }
            }
        }
        for (Map.Entry<COSStream, PDComplexFileSpecification> file : attachments.files.entrySet()) {
            report(file.getValue(), sink);
        }
    }

    private void collect(PDNameTreeNode<PDComplexFileSpecification> node, int depth) throws IOException {
        Map<String, PDComplexFileSpecification> names = node.getNames();
        if (names != null) {
            names.values().forEach(this::add);
        }
        if (node.getKids() != null && depth < DEEPEST_TREE) {
            for (PDNameTreeNode<PDComplexFileSpecification> kid : node.getKids()) {
                collect(kid, depth + 1);
            }
        }
    }

    private void add(PDComplexFileSpecification file) {
        PDEmbeddedFile embedded = embedded(file);
        if (embedded != null) {
            files.putIfAbsent(embedded.getCOSObject(), file);
        }
    }

    private static void report(PDComplexFileSpecification file, DocumentSink sink) throws IOException {
        PDEmbeddedFile embedded = embedded(file);
        if (embedded == null) {
            return;
        }
        String name = name(file);
        try (InputStream in = new BufferedInputStream(embedded.createInputStream())) {
            if (!isXml(name, embedded) && !opensXml(in)) {
                sink.part(name, in);
                return;
            }
            byte[] xml = in.readNBytes(LARGEST_XML + 1);
            if (xml.length <= LARGEST_XML) {
                sink.payload(new Payload(Payload.Kind.EMBEDDED_XML, name, 0, xml));
            } else {
                sink.part(name, new java.io.SequenceInputStream(new ByteArrayInputStream(xml), in));
            }
        } catch (IOException e) {
            sink.problem("ATTACHMENT_BROKEN", "A file inside the document is damaged and was left out.");
        }
    }

    private static boolean isXml(String name, PDEmbeddedFile embedded) {
        String type = embedded.getSubtype();
        return name.toLowerCase(Locale.ROOT).endsWith(".xml")
                || "text/xml".equals(type)
                || "application/xml".equals(type);
    }

    /** Electronic tickets attach their XML under names such as {@code 0} and of no type. */
    private static boolean opensXml(InputStream in) throws IOException {
        in.mark(HEAD);
        String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        in.reset();
        return head.startsWith("<?xml") || head.startsWith("\u00ef\u00bb\u00bf<?xml");
    }

    private static String name(PDComplexFileSpecification file) {
        String name = file.getFileUnicode() != null ? file.getFileUnicode() : file.getFile();
        return name == null ? "" : name;
    }

    private static @org.jspecify.annotations.Nullable PDEmbeddedFile embedded(PDComplexFileSpecification file) {
        PDEmbeddedFile unicode = file.getEmbeddedFileUnicode();
        return unicode != null ? unicode : file.getEmbeddedFile();
    }
}
