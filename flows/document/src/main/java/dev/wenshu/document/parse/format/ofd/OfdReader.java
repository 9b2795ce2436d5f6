package dev.wenshu.document.parse.format.ofd;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.Page;
import dev.wenshu.document.Payload;
import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.FormatReader;
import dev.wenshu.document.parse.format.Refusal;
import dev.wenshu.document.parse.format.Source;
import dev.wenshu.document.parse.layout.PageLayout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * Reads OFD. Besides pages and attachments, the values that a fapiao's producer states about it become properties:
 * {@code custom.<name>} from the document information, {@code tag.<name>} from the tags that point at page text.
 */
public final class OfdReader implements FormatReader {
    private static final String ROOT = "OFD.xml";
    private static final int TAGGED_PAGES = 5;
    private static final int MOST_PROPERTIES = 200;
    private static final Pattern TAG = Pattern.compile(
            "<:?(?:\\w+:)?(\\w+)>\\s*((?:<:?(?:\\w+:)?ObjectRef[^>]*>\\s*\\d+\\s*</:?(?:\\w+:)?ObjectRef>\\s*)+)</");
    private static final Pattern REFERENCE = Pattern.compile(">\\s*(\\d+)\\s*<");

    @Override
    public void read(Source source, DocumentSink sink) throws IOException {
        try (OfdPackage ofd = new OfdPackage(source, sink)) {
            Element root = ofd.xml(ROOT).orElseThrow(() -> Refusal.broken("its OFD.xml cannot be read"));
            String documentPath =
                    OfdPackage.resolve(ROOT, OfdPackage.text(root, "DocRoot").orElse("Doc_0/Document.xml"));
            Element document = ofd.xml(documentPath).orElseThrow(() -> Refusal.broken("its document cannot be read"));
            reportAttachments(ofd, documentPath, document, sink);
            Map<String, String> textById = new HashMap<>();
            int pages = new OfdPages(ofd, documentPath, document).read(sink, textById, TAGGED_PAGES);
            Map<String, String> properties = customData(root);
            addTags(ofd, textById, properties);
            new OfdSignatures(ofd, TrustAnchors.configured(), sink, properties).check(ROOT, root);
            boolean signed = OfdPackage.text(root, "Signatures").isPresent()
                    || ofd.entries().stream().anyMatch(entry -> entry.endsWith("/SignedValue.dat"));
            String title = OfdPackage.text(root, "Title").orElse("");
            sink.head(new DocumentHead(DocumentFormat.OFD, "application/ofd", title, pages, properties, signed));
        }
    }

    private static Map<String, String> customData(Element root) {
        Map<String, String> properties = new HashMap<>();
        OfdPackage.all(root, "CustomData").limit(MOST_PROPERTIES).forEach(custom -> {
            if (!custom.getAttribute("Name").isBlank()
                    && !custom.getTextContent().isBlank()) {
                properties.put(
                        "custom." + custom.getAttribute("Name"),
                        custom.getTextContent().strip());
            }
        });
        OfdPackage.text(root, "Author").ifPresent(author -> properties.put("creator", author));
        OfdPackage.text(root, "CreationDate").ifPresent(date -> properties.put("created", date));
        return properties;
    }

    /** Tag files of the tax authority are often not well-formed, so they are searched rather than parsed. */
    private static void addTags(OfdPackage ofd, Map<String, String> textById, Map<String, String> properties)
            throws IOException {
        for (String entry : ofd.entries()) {
            String lower = entry.toLowerCase(Locale.ROOT);
            if (!lower.contains("/tags/") || !lower.endsWith(".xml") || lower.endsWith("/customtags.xml")) {
                continue;
            }
            byte[] bytes = ofd.bytes(entry);
            Matcher tag = TAG.matcher(bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8));
            while (tag.find() && properties.size() < MOST_PROPERTIES) {
                String value = String.join(
                        " ",
                        REFERENCE
                                .matcher(tag.group(2))
                                .results()
                                .map(id -> textById.getOrDefault(id.group(1), ""))
                                .filter(text -> !text.isEmpty())
                                .toList());
                if (!value.isEmpty()) {
                    properties.merge("tag." + tag.group(1), value, (one, other) -> one + "\n" + other);
                }
            }
        }
    }

    private static void reportAttachments(OfdPackage ofd, String documentPath, Element document, DocumentSink sink)
            throws IOException {
        Set<String> paths = new LinkedHashSet<>();
        Optional<String> list = OfdPackage.text(document, "Attachments");
        if (list.isPresent()) {
            String listPath = OfdPackage.resolve(documentPath, list.get());
            ofd.xml(listPath)
                    .ifPresent(attachments -> OfdPackage.all(attachments, "FileLoc")
                            .forEach(file -> paths.add(OfdPackage.resolve(listPath, file.getTextContent()))));
        }
        for (String entry : ofd.entries()) {
            if (entry.toLowerCase(Locale.ROOT).matches(".*/attach[^/]*/.+") && !entry.endsWith("Attachments.xml")) {
                paths.add(entry);
            }
        }
        for (String path : paths) {
            byte[] bytes = ofd.bytes(path);
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (bytes != null
                    && bytes.length > 0
                    && path.toLowerCase(Locale.ROOT).endsWith(".xml")) {
                sink.payload(new Payload(Payload.Kind.EMBEDDED_XML, name, 0, bytes));
            } else if (bytes != null && bytes.length > 0) {
                sink.part(name, new ByteArrayInputStream(bytes));
            }
        }
    }

    static Page page(int number, float[] size, OfdPage content) {
        PageLayout layout = PageLayout.of(content.words(size), size[0]);
        String hidden = content.hidden(size);
        List<String> apart = hidden.isEmpty() ? List.of() : List.of(hidden);
        return new Page(number, "", size[0], size[1], layout.words(), layout.blocks(), apart);
    }
}
