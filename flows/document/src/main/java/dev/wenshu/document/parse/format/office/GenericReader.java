package dev.wenshu.document.parse.format.office;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.FormatReader;
import dev.wenshu.document.parse.format.Refusal;
import dev.wenshu.document.parse.format.Source;
import dev.wenshu.document.parse.format.TextPages;
import dev.wenshu.document.parse.format.XmlEvents;
import dev.wenshu.document.parse.format.archive.GuardedZip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.parser.CompositeParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.OldExcelParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.FlatOpenDocumentParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pkg.RarParser;
import org.xml.sax.SAXException;

/** Reads what has no reader of its own through an explicit list of Tika's parsers; none of them starts a process. */
public final class GenericReader implements FormatReader {
    private static final Map<String, DocumentFormat> FORMATS = Map.of(
            "application/msword", DocumentFormat.WORD,
            "application/rtf", DocumentFormat.WORD,
            "application/vnd.oasis.opendocument.text", DocumentFormat.WORD,
            "application/vnd.ms-excel", DocumentFormat.SPREADSHEET,
            "application/vnd.ms-excel.sheet.binary.macroenabled.12", DocumentFormat.SPREADSHEET,
            "application/vnd.oasis.opendocument.spreadsheet", DocumentFormat.SPREADSHEET,
            "application/vnd.ms-powerpoint", DocumentFormat.PRESENTATION,
            "application/vnd.oasis.opendocument.presentation", DocumentFormat.PRESENTATION,
            "application/x-rar-compressed", DocumentFormat.ARCHIVE);
    private static final System.Logger LOG = System.getLogger(GenericReader.class.getName());
    private static final String EPUB = "application/epub+zip";
    private static final CompositeParser PARSER = new CompositeParser(
            MediaTypeRegistry.getDefaultRegistry(),
            List.of(
                    new OfficeParser(),
                    new OldExcelParser(),
                    new OOXMLParser(),
                    new RTFParser(),
                    new OpenDocumentParser(),
                    new FlatOpenDocumentParser(),
                    new EpubParser(),
                    new RarParser()));

    @Override
    public void read(Source source, DocumentSink sink) throws IOException {
        ParseContext context = new ParseContext();
        MediaType type = MediaType.parse(source.mediaType());
        if (type == null || !isKnown(type, context)) {
            throw new Refusal("UNSUPPORTED_FORMAT", "Files of type " + source.mediaType() + " cannot be read.");
        }
        checkZip(source, sink);
        DocumentFormat format = FORMATS.getOrDefault(source.mediaType(), DocumentFormat.OTHER);
        Metadata metadata = new Metadata();
        metadata.set(Metadata.CONTENT_TYPE, source.mediaType());
        TextPages pages = format == DocumentFormat.SPREADSHEET || format == DocumentFormat.PRESENTATION
                ? TextPages.paged(sink)
                : TextPages.flowing(sink);
        XhtmlBlocks blocks = new XhtmlBlocks(pages, sink.limits().nesting());
        context.set(EmbeddedDocumentExtractor.class, new EmbeddedParts(sink));
        context.set(OfficeParserConfig.class, config());
        context.set(Parser.class, new org.apache.tika.parser.EmptyParser());
        try (TikaInputStream in = TikaInputStream.get(source.file())) {
            PARSER.parse(in, blocks, metadata, context);
        } catch (EncryptedDocumentException e) {
            throw Refusal.encrypted();
        } catch (TikaException | SAXException e) {
            failed(e, pages, sink);
        }
        String title = metadata.get(TikaCoreProperties.TITLE);
        sink.head(new DocumentHead(
                format, source.mediaType(), title == null ? "" : title, pages.finish(), properties(metadata), false));
    }

    private static boolean isKnown(MediaType type, ParseContext context) {
        MediaType at = type;
        Map<MediaType, Parser> parsers = PARSER.getParsers(context);
        while (at != null) {
            if (parsers.containsKey(at)) {
                return true;
            }
            at = MediaTypeRegistry.getDefaultRegistry().getSupertype(at);
        }
        return false;
    }

    /** What was read before the damage is kept; nothing read means there is nothing to keep. */
    private static void failed(Exception e, TextPages pages, DocumentSink sink) throws IOException {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof Refusal refusal) {
                throw refusal;
            }
            if (at instanceof EncryptedDocumentException || at instanceof org.apache.poi.EncryptedDocumentException) {
                throw Refusal.encrypted();
            }
        }
        if (pages.characters() == 0) {
            throw Refusal.broken(e.getClass().getSimpleName());
        }
        sink.problem("BROKEN_TAIL", "The file is damaged; only what stands before the damage was read.");
    }

    private static void checkZip(Source source, DocumentSink sink) throws IOException {
        try (InputStream in = Files.newInputStream(source.file())) {
            if (in.read() != 'P' || in.read() != 'K') {
                return;
            }
        }
        try (GuardedZip zip = new GuardedZip(source.file(), sink.limits())) {
            zip.checkExpansion();
            if (!source.mediaType().equals(EPUB)) {
                refuseDocumentTypes(zip);
            }
        }
    }

    /** Tika passes over document types in silence. Old manifests declare one by their standard, and nobody reads them. */
    private static void refuseDocumentTypes(GuardedZip zip) throws IOException {
        for (ZipArchiveEntry entry : zip.entries()) {
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (name.startsWith("meta-inf/") || !(name.endsWith(".xml") || name.endsWith(".rels"))) {
                continue;
            }
            try (InputStream in = zip.open(entry)) {
                XMLStreamReader xml = XmlEvents.open(in);
                while (!xml.isStartElement() && XmlEvents.advance(xml)) {}
            } catch (XMLStreamException e) {
                LOG.log(System.Logger.Level.DEBUG, "a part is not well-formed; whether that matters the parser says");
            }
        }
    }

    private static OfficeParserConfig config() {
        OfficeParserConfig config = new OfficeParserConfig();
        config.setExtractMacros(false);
        config.setIncludeDeletedContent(false);
        config.setIncludeHeadersAndFooters(true);
        config.setUseSAXDocxExtractor(true);
        config.setUseSAXPptxExtractor(true);
        return config;
    }

    private static Map<String, String> properties(Metadata metadata) {
        Map<String, String> properties = new HashMap<>();
        put(properties, "creator", metadata.get(TikaCoreProperties.CREATOR));
        put(properties, "created", metadata.get(TikaCoreProperties.CREATED));
        put(properties, "modified", metadata.get(TikaCoreProperties.MODIFIED));
        put(properties, "language", metadata.get(TikaCoreProperties.LANGUAGE));
        return properties;
    }

    private static void put(
            Map<String, String> properties, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null && !value.isBlank()) {
            properties.put(name, value);
        }
    }
}
