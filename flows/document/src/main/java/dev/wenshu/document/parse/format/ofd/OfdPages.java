package dev.wenshu.document.parse.format.ofd;

import dev.wenshu.document.Page;
import dev.wenshu.document.Payload;
import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.HiddenText;
import dev.wenshu.document.parse.format.image.Codes;
import dev.wenshu.document.parse.format.image.Imprint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads the pages of an OFD in order. */
final class OfdPages {
    private static final int MOST_CODE_IMAGES = 12;
    private static final float SQUARE = 1.3f;
    private static final int FEW_CHARACTERS = 60;
    private static final float SCAN_SHARE = 0.5f;

    private final OfdPackage ofd;
    private final String documentPath;
    private final Element document;
    private final Map<String, String> templates = new HashMap<>();
    private final Map<String, String> media = new HashMap<>();
    private final Map<String, Element> parameters = new HashMap<>();
    private final Map<String, String> annotations = new HashMap<>();
    private final Set<String> lookedAt = new HashSet<>();

    OfdPages(OfdPackage ofd, String documentPath, Element document) throws IOException {
        this.ofd = ofd;
        this.documentPath = documentPath;
        this.document = document;
        OfdPackage.all(document, "TemplatePage")
                .forEach(page -> templates.put(
                        page.getAttribute("ID"), OfdPackage.resolve(documentPath, page.getAttribute("BaseLoc"))));
        for (String kind : List.of("PublicRes", "DocumentRes")) {
            for (Element resource : OfdPackage.all(document, kind).toList()) {
                collectMedia(OfdPackage.resolve(documentPath, resource.getTextContent()));
            }
        }
        collectAnnotations();
    }

    /** Gives the number of pages there are, whether or not all were read. */
    int read(DocumentSink sink, Map<String, String> textById, int tagged) throws IOException {
        String area = OfdPackage.text(document, "PhysicalBox").orElse("");
        List<Element> pages = OfdPackage.all(document, "Page").toList();
        int number = 0;
        for (Element page : pages) {
            number++;
            if (number > sink.limits().pages()) {
                sink.problem("PAGE_LIMIT", "Only the first " + sink.limits().pages() + " pages were read.");
                break;
            }
            OfdPage content = new OfdPage(parameters);
            String path = OfdPackage.resolve(documentPath, page.getAttribute("BaseLoc"));
            Element root = ofd.xml(path).orElse(null);
            String annotation = annotations.get(page.getAttribute("ID"));
            if (root == null) {
                sink.problem("PAGE_BROKEN", "A page is damaged and could not be read.");
            } else {
                collect(root, annotation, path, content);
            }
            float[] size = OfdPage.size(
                    root == null ? area : OfdPackage.text(root, "PhysicalBox").orElse(area));
            report(OfdReader.page(number, size, content), content, sink);
            if (number <= tagged) {
                textById.putAll(content.textById(size));
            }
        }
        return pages.size();
    }

    private void collect(Element root, @Nullable String annotation, String path, OfdPage content) throws IOException {
        for (Element template : OfdPackage.children(root, "Template").toList()) {
            String templatePath = templates.get(template.getAttribute("TemplateID"));
            if (templatePath != null) {
                Element templateRoot = ofd.xml(templatePath).orElse(null);
                if (templateRoot != null) {
                    OfdPackage.children(templateRoot, "Content").forEach(content::add);
                }
            }
        }
        for (Element resource : OfdPackage.children(root, "PageRes").toList()) {
            collectMedia(OfdPackage.resolve(path, resource.getTextContent()));
        }
        OfdPackage.children(root, "Content").forEach(content::add);
        if (annotation != null) {
            ofd.xml(annotation).ifPresent(content::add);
        }
    }

    private void report(Page page, OfdPage content, DocumentSink sink) throws IOException {
        HiddenText.report(String.join(" ", page.hidden()), sink);
        int characters =
                page.words().stream().mapToInt(word -> word.text().length()).sum();
        float pageArea = page.width() * page.height();
        for (OfdPage.PlacedImage placed : content.images()) {
            float width = placed.box().width();
            float height = placed.box().height();
            boolean scan = characters < FEW_CHARACTERS && width * height > SCAN_SHARE * pageArea;
            boolean square = width < SQUARE * height && height < SQUARE * width;
            if (!scan && !(square && lookedAt.size() < MOST_CODE_IMAGES && lookedAt.add(placed.resource()))) {
                continue;
            }
            BufferedImage image = image(placed.resource(), sink);
            if (image == null) {
                continue;
            }
            for (Payload code : Codes.in(image, page.number())) {
                sink.payload(code);
            }
            if (scan && page.number() == 1) {
                sink.imprint(Imprint.of(image));
            }
            if (scan && sink.recognitionLeft()) {
                Path file = sink.scratchFile(".png");
                ImageIO.write(image, "png", file.toFile());
                sink.scan(page, file, width / image.getWidth());
                return;
            }
        }
        sink.page(page);
    }

    private @Nullable BufferedImage image(String resource, DocumentSink sink) throws IOException {
        String path = media.get(resource);
        byte[] bytes = path == null ? null : ofd.bytes(path);
        if (bytes == null) {
            return null;
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return null;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                return pixels > sink.limits().imagePixels() / 4 ? null : reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            sink.problem("IMAGE_BROKEN", "An image of the document cannot be read.");
            return null;
        }
    }

    private void collectMedia(String path) throws IOException {
        Element resources = ofd.xml(path).orElse(null);
        if (resources == null) {
            return;
        }
        String base = resources.getAttribute("BaseLoc");
        String folder = OfdPackage.resolve(path, base.isBlank() ? "" : base + "/");
        OfdPackage.all(resources, "DrawParam").forEach(param -> parameters.put(param.getAttribute("ID"), param));
        OfdPackage.all(resources, "MultiMedia")
                .forEach(item -> OfdPackage.text(item, "MediaFile")
                        .ifPresent(file -> media.put(item.getAttribute("ID"), OfdPackage.resolve(folder, file))));
    }

    private void collectAnnotations() throws IOException {
        String list = OfdPackage.text(document, "Annotations").orElse("");
        if (list.isEmpty()) {
            return;
        }
        String path = OfdPackage.resolve(documentPath, list);
        ofd.xml(path)
                .ifPresent(root -> OfdPackage.all(root, "Page")
                        .forEach(page -> OfdPackage.text(page, "FileLoc")
                                .ifPresent(file ->
                                        annotations.put(page.getAttribute("PageID"), OfdPackage.resolve(path, file)))));
    }
}
