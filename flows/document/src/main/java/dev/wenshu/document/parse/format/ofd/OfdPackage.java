package dev.wenshu.document.parse.format.ofd;

import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.Refusal;
import dev.wenshu.document.parse.format.Source;
import dev.wenshu.document.parse.format.archive.GuardedZip;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.HardenedXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The ZIP package of an OFD, its XML read by the hardened factory. Namespaces differ between producers and are ignored. */
final class OfdPackage implements AutoCloseable {
    private static final int LARGEST_XML = 24 * 1024 * 1024;

    private final GuardedZip zip;

    OfdPackage(Source source, DocumentSink sink) throws IOException {
        zip = new GuardedZip(source.file(), sink.limits());
    }

    /** Empty where there is no such entry or it is damaged. */
    Optional<Element> xml(String path) throws IOException {
        byte[] bytes = bytes(path);
        if (bytes == null) {
            return Optional.empty();
        }
        if (new String(bytes, 0, Math.min(bytes.length, 4096), java.nio.charset.StandardCharsets.UTF_8)
                .contains("<!DOCTYPE")) {
            throw new Refusal(
                    "XML_DOCTYPE", "The OFD's XML declares a document type, which attacks use; it was not read.");
        }
        try {
            return Optional.of(
                    HardenedXml.parse(new ByteArrayInputStream(bytes)).getDocumentElement());
        } catch (Fault e) {
            return Optional.empty();
        }
    }

    byte @Nullable [] bytes(String path) throws IOException {
        try (InputStream in = zip.open(path)) {
            return in == null ? null : in.readNBytes(LARGEST_XML);
        }
    }

    /** Null where there is no such entry; to be closed by the caller. */
    @Nullable
    InputStream open(String path) throws IOException {
        return zip.open(path);
    }

    List<String> entries() {
        return zip.entries().stream().map(GuardedZip::nameOf).toList();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** A location in a file, which is absolute or relative to the file's folder. */
    static String resolve(String file, String location) {
        String clean = location.strip().replace('\\', '/');
        if (clean.startsWith("/")) {
            return clean.substring(1);
        }
        return file.substring(0, file.lastIndexOf('/') + 1) + clean.replaceFirst("^\\./", "");
    }

    static Stream<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at instanceof Element element) {
                children.add(element);
            }
        }
        return children.stream();
    }

    static Stream<Element> children(Element parent, String name) {
        return children(parent).filter(element -> name.equals(element.getLocalName()));
    }

    /** All elements of that name below, in document order. */
    static Stream<Element> all(Element root, String name) {
        var found = root.getElementsByTagNameNS("*", name);
        return java.util.stream.IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    static Optional<String> text(Element root, String name) {
        return all(root, name)
                .map(Element::getTextContent)
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .findFirst();
    }
}
