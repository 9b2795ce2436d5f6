package dev.wenshu.document.parse.format.pdf;

import dev.wenshu.document.parse.format.DocumentSink;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.jspecify.annotations.Nullable;

/** What is known of a PDF besides its pages: properties, signature, restrictions, actions that run by themselves. */
final class PdfFindings {
    private static final Set<String> ACTIVE = Set.of("JavaScript", "Launch", "ImportData", "SubmitForm", "Rendition");
    private static final int MOST_PAGES = 200;
    private static final int LONGEST_CHAIN = 32;

    private PdfFindings() {}

    static String title(PDDocument document) {
        String title = document.getDocumentInformation().getTitle();
        return title == null ? "" : title.strip();
    }

    static Map<String, String> properties(PDDocument document) {
        PDDocumentInformation information = document.getDocumentInformation();
        Map<String, String> properties = new HashMap<>();
        put(properties, "creator", information.getAuthor());
        put(properties, "subject", information.getSubject());
        put(properties, "producer", information.getProducer());
        if (information.getCreationDate() != null) {
            put(properties, "created", information.getCreationDate().toInstant().toString());
        }
        return properties;
    }

    static boolean isSigned(PDDocument document) {
        try {
            return document.getSignatureFields().stream().anyMatch(field -> field.getSignature() != null);
        } catch (RuntimeException e) {
            return false;
        }
    }

    static boolean hasHiddenLayers(PDDocument document) {
        try {
            PDOptionalContentProperties layers = document.getDocumentCatalog().getOCProperties();
            return layers != null
                    && layers.getOptionalContentGroups().stream().anyMatch(layer -> !layers.isGroupEnabled(layer));
        } catch (RuntimeException e) {
            return true;
        }
    }

    static void report(PDDocument document, DocumentSink sink) throws IOException {
        if (document.isEncrypted()) {
            sink.problem(
                    "ENCRYPTED_OWNER_ONLY",
                    "The document restricts what may be done with it, but opens without a password.");
        }
        if (hasActions(document)) {
            sink.problem("ACTIVE_CONTENT", "The document holds scripts or actions that would run when it is opened.");
        }
    }

    private static boolean hasActions(PDDocument document) {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
        if (names != null && names.containsKey(COSName.JAVA_SCRIPT)) {
            return true;
        }
        if (isActive(catalog.getDictionaryObject(COSName.OPEN_ACTION))
                || hasActive(catalog.getCOSDictionary(COSName.AA))) {
            return true;
        }
        int pages = 0;
        for (PDPage page : document.getPages()) {
            if (++pages > MOST_PAGES) {
                return false;
            }
            if (hasActive(page.getCOSObject().getCOSDictionary(COSName.AA))
                    || hasActive(page.getCOSObject().getCOSArray(COSName.ANNOTS))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasActive(@Nullable COSArray annotations) {
        if (annotations == null) {
            return false;
        }
        for (int i = 0; i < annotations.size(); i++) {
            if (annotations.getObject(i) instanceof COSDictionary annotation
                    && (isActive(annotation.getDictionaryObject(COSName.A))
                            || hasActive(annotation.getCOSDictionary(COSName.AA)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasActive(@Nullable COSDictionary actions) {
        return actions != null && actions.keySet().stream().anyMatch(key -> isActive(actions.getDictionaryObject(key)));
    }

    private static boolean isActive(@Nullable COSBase action) {
        COSBase at = action;
        for (int step = 0; step < LONGEST_CHAIN && at instanceof COSDictionary dictionary; step++) {
            if (ACTIVE.contains(String.valueOf(dictionary.getNameAsString(COSName.S)))) {
                return true;
            }
            at = dictionary.getDictionaryObject(COSName.getPDFName("Next"));
        }
        return false;
    }

    private static void put(Map<String, String> properties, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            properties.put(name, value.strip());
        }
    }
}
