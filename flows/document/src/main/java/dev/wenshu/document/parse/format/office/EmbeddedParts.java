package dev.wenshu.document.parse.format.office;

import dev.wenshu.document.parse.format.DocumentSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.FilenameUtils;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.xml.sax.ContentHandler;

/** Makes parts of the documents that Tika meets inside a file; pictures that belong to the layout are left. */
final class EmbeddedParts implements EmbeddedDocumentExtractor {
    private static final Set<String> LAYOUT = Set.of("emf", "wmf", "pict", "svg", "gif");

    private final DocumentSink sink;

    EmbeddedParts(DocumentSink sink) {
        this.sink = sink;
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        String kind = metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE);
        return !"MACRO".equals(kind) && !"THUMBNAIL".equals(kind) && !isPicture(metadata);
    }

    @Override
    public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
            throws IOException {
        sink.part(name(metadata), stream);
    }

    private static boolean isPicture(Metadata metadata) {
        String type = String.valueOf(metadata.get(Metadata.CONTENT_TYPE));
        String name = name(metadata).toLowerCase(Locale.ROOT);
        return type.startsWith("image/") || LAYOUT.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static String name(Metadata metadata) {
        String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
        return name == null ? "" : FilenameUtils.getName(name);
    }
}
