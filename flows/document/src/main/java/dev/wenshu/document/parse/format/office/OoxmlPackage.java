package dev.wenshu.document.parse.format.office;

import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.Refusal;
import dev.wenshu.document.parse.format.Source;
import dev.wenshu.document.parse.format.XmlEvents;
import dev.wenshu.document.parse.format.archive.GuardedZip;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** The ZIP package of an Office Open XML document (ECMA-376): parts, relationships, core properties, embedded files. */
final class OoxmlPackage implements AutoCloseable {
    private static final Pattern EMBEDDED = Pattern.compile("(?i)(word|xl|ppt)/embeddings/.*");
    private static final Set<String> DOCUMENTS = Set.of(
            "docx", "docm", "doc", "xlsx", "xlsm", "xls", "pptx", "ppt", "pdf", "zip", "msg", "eml", "txt", "csv");
    private static final Map<String, String> PROPERTIES = Map.of(
            "title", "title",
            "creator", "creator",
            "subject", "subject",
            "description", "description",
            "created", "created",
            "modified", "modified",
            "lastModifiedBy", "lastModifiedBy");

    private final GuardedZip zip;
    private final Source source;

    OoxmlPackage(Source source, DocumentSink sink) throws IOException {
        this.source = source;
        this.zip = new GuardedZip(source.file(), sink.limits());
    }

    Source source() {
        return source;
    }

    boolean has(String part) {
        return zip.entry(part) != null;
    }

    /** Reads one part event by event; a missing part is read as empty. */
    void read(String part, Events events) throws IOException {
        try (InputStream in = zip.open(part)) {
            if (in == null) {
                return;
            }
            XMLStreamReader xml = XmlEvents.open(in);
            while (XmlEvents.advance(xml)) {
                events.on(xml);
            }
        } catch (XMLStreamException e) {
            throw Refusal.broken("its XML is not well-formed");
        }
    }

    /** Target by relationship id, as full part names. */
    Map<String, String> relationships(String part) throws IOException {
        int slash = part.lastIndexOf('/');
        String folder = part.substring(0, slash + 1);
        Map<String, String> targets = new LinkedHashMap<>();
        read(folder + "_rels/" + part.substring(slash + 1) + ".rels", xml -> {
            String id = XmlEvents.attribute(xml, "Id");
            String target = XmlEvents.attribute(xml, "Target");
            if (XmlEvents.starts(xml, "Relationship") && id != null && target != null) {
                targets.put(id, resolve(folder, target));
            }
        });
        return targets;
    }

    /** Dublin Core and other core properties; {@code title} among them. */
    Map<String, String> properties() throws IOException {
        Map<String, String> properties = new HashMap<>();
        StringBuilder text = new StringBuilder();
        read("docProps/core.xml", xml -> {
            if (xml.isStartElement()) {
                text.setLength(0);
            } else if (xml.isCharacters()) {
                text.append(xml.getText());
            } else if (xml.isEndElement()) {
                String name = PROPERTIES.get(xml.getLocalName());
                if (name != null && !text.toString().isBlank()) {
                    properties.put(name, text.toString().strip());
                }
            }
        });
        return properties;
    }

    boolean isSigned() {
        return zip.entries().stream().anyMatch(entry -> entry.getName().startsWith("_xmlsignatures/"));
    }

    /** Embedded documents become parts; macros are reported. */
    void reportEmbedded(DocumentSink sink) throws IOException {
        for (ZipArchiveEntry entry : zip.entries()) {
            String name = entry.getName();
            String file = name.substring(name.lastIndexOf('/') + 1);
            String extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            if (EMBEDDED.matcher(name).matches() && DOCUMENTS.contains(extension)) {
                try (InputStream in = zip.open(entry)) {
                    sink.part(file, in);
                }
            } else if (EMBEDDED.matcher(name).matches() && extension.equals("bin")) {
                try (InputStream in = zip.open(entry)) {
                    OlePackage.report(in, sink);
                }
            } else if (file.equalsIgnoreCase("vbaProject.bin")) {
                sink.problem("ACTIVE_CONTENT", "The document holds macros; they were not read.");
            }
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static String resolve(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        String path = folder + target;
        String before;
        do {
            before = path;
            path = path.replaceFirst("(^|/)[^/]+/\\.\\./", "$1");
        } while (!path.equals(before));
        return path;
    }

    /** What to do with one XML event. */
    interface Events {
        void on(XMLStreamReader xml) throws IOException, XMLStreamException;
    }
}
