package dev.wenshu.samples.carrier;

import dev.wenshu.samples.page.Mark;
import dev.wenshu.samples.page.Page;
import dev.wenshu.samples.page.Typefaces;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;

/**
 * Writes pages as an OFD (GB/T 33190-2016) with text at positions and an optional XML attachment. Written by hand
 * rather than with ofdrw: the format is plain XML in a zip, and ofdrw stamps each file with the clock and a random id.
 */
public final class OfdPages {
    private static final String NAMESPACE = "http://www.ofdspec.org/2016";
    private static final int FIRST_OBJECT = 100;
    private static final int FONT = 1;

    private final List<byte[]> images = new ArrayList<>();
    private int nextId = FIRST_OBJECT;

    private OfdPages() {}

    /** The attachment becomes {@code original_invoice.xml}; empty for none. */
    public static byte[] write(List<Page> pages, String title, LocalDate date, byte[] attachment) {
        return new OfdPages().files(pages, title, date, attachment);
    }

    private byte[] files(List<Page> pages, String title, LocalDate date, byte[] attachment) {
        boolean attached = attachment.length > 0;
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (int i = 0; i < pages.size(); i++) {
            contents.put("Doc_0/Pages/Page_" + i + "/Content.xml", content(pages.get(i)));
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("OFD.xml", root(title, date));
        files.put("Doc_0/Document.xml", document(pages, attached));
        files.put("Doc_0/PublicRes.xml", fonts());
        files.put("Doc_0/DocumentRes.xml", resources());
        files.putAll(contents);
        for (int i = 0; i < images.size(); i++) {
            files.put("Doc_0/Res/image_" + i + ".png", images.get(i));
        }
        if (attached) {
            files.put("Doc_0/Attachs/Attachments.xml", attachments(date, attachment.length));
            files.put("Doc_0/Attachs/original_invoice.xml", attachment);
        }
        return FixedZip.of(files);
    }

    private static Xml element(String name, String... attributes) {
        String[] all = new String[attributes.length + 2];
        all[0] = "xmlns:ofd";
        all[1] = NAMESPACE;
        System.arraycopy(attributes, 0, all, 2, attributes.length);
        return new Xml().open("ofd:" + name, all);
    }

    private static byte[] root(String title, LocalDate date) {
        String id = UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return element("OFD", "Version", "1.1", "DocType", "OFD")
                .open("ofd:DocBody")
                .open("ofd:DocInfo")
                .leaf("ofd:DocID", id)
                .leaf("ofd:Title", title)
                .leaf("ofd:CreationDate", date)
                .leaf("ofd:Creator", "Wenshu samples")
                .close()
                .leaf("ofd:DocRoot", "Doc_0/Document.xml")
                .close()
                .close()
                .bytes();
    }

    private byte[] document(List<Page> pages, boolean attached) {
        Xml xml = element("Document")
                .open("ofd:CommonData")
                .leaf("ofd:MaxUnitID", nextId)
                .open("ofd:PageArea")
                .leaf("ofd:PhysicalBox", box(pages.getFirst()))
                .close()
                .leaf("ofd:PublicRes", "PublicRes.xml")
                .leaf("ofd:DocumentRes", "DocumentRes.xml")
                .close()
                .open("ofd:Pages");
        for (int i = 0; i < pages.size(); i++) {
            xml.empty("ofd:Page", "ID", Integer.toString(10 + i), "BaseLoc", "Pages/Page_" + i + "/Content.xml");
        }
        xml.close();
        if (attached) {
            xml.leaf("ofd:Attachments", "Attachs/Attachments.xml");
        }
        return xml.close().bytes();
    }

    private static byte[] fonts() {
        return element("Res", "BaseLoc", "Res")
                .open("ofd:Fonts")
                .empty("ofd:Font", "ID", Integer.toString(FONT), "FontName", "宋体", "FamilyName", "宋体")
                .close()
                .close()
                .bytes();
    }

    private byte[] resources() {
        Xml xml = element("Res", "BaseLoc", "Res").open("ofd:MultiMedias");
        for (int i = 0; i < images.size(); i++) {
            xml.open("ofd:MultiMedia", "ID", imageId(i), "Type", "Image")
                    .leaf("ofd:MediaFile", "image_" + i + ".png")
                    .close();
        }
        return xml.close().close().bytes();
    }

    private static byte[] attachments(LocalDate date, int size) {
        return element("Attachments")
                .open(
                        "ofd:Attachment",
                        "ID",
                        "90",
                        "Name",
                        "original_invoice",
                        "Format",
                        "xml",
                        "CreationDate",
                        date + "T09:00:00",
                        "Size",
                        "%.4f".formatted(size / 1024.0),
                        "Visible",
                        "false")
                .leaf("ofd:FileLoc", "original_invoice.xml")
                .close()
                .close()
                .bytes();
    }

    private byte[] content(Page page) {
        Xml xml = element("Page")
                .open("ofd:Area")
                .leaf("ofd:PhysicalBox", box(page))
                .close()
                .open("ofd:Content")
                .open("ofd:Layer", "ID", id(), "Type", "Body");
        for (Mark mark : page.marks()) {
            draw(xml, page, mark);
        }
        return xml.close().close().close().bytes();
    }

    private void draw(Xml xml, Page page, Mark mark) {
        switch (mark) {
            case Mark.Text text -> drawText(xml, text);
            case Mark.Line line -> path(xml, page, line.width(), line.rgb(), OfdPaths.line(line));
            case Mark.Oval oval -> path(xml, page, oval.lineWidth(), oval.rgb(), OfdPaths.oval(oval));
            case Mark.Box box ->
                xml.open("ofd:PathObject", "ID", id(), "Boundary", box(page), "Stroke", "false", "Fill", "true")
                        .empty("ofd:FillColor", "Value", colour(box.rgb()))
                        .leaf("ofd:AbbreviatedData", OfdPaths.box(box))
                        .close();
            case Mark.Picture picture -> {
                String width = mm(picture.width());
                String height = mm(picture.height());
                xml.empty(
                        "ofd:ImageObject",
                        "ID",
                        id(),
                        "Boundary",
                        mm(picture.x()) + " " + mm(picture.y()) + " " + width + " " + height,
                        "CTM",
                        width + " 0 0 " + height + " 0 0",
                        "ResourceID",
                        imageId(images.size()));
                images.add(png(picture.image()));
            }
        }
    }

    private void path(Xml xml, Page page, double width, int rgb, String data) {
        xml.open("ofd:PathObject", "ID", id(), "Boundary", box(page), "LineWidth", mm(width))
                .empty("ofd:StrokeColor", "Value", colour(rgb))
                .leaf("ofd:AbbreviatedData", data)
                .close();
    }

    private void drawText(Xml xml, Mark.Text text) {
        double size = text.style().size();
        StringBuilder deltas = new StringBuilder();
        int[] codePoints = text.text().codePoints().toArray();
        for (int i = 0; i < codePoints.length - 1; i++) {
            deltas.append(i == 0 ? "" : " ").append(mm(Typefaces.advance(codePoints[i], text.style())));
        }
        String boundary = mm(text.x()) + " " + mm(text.y() - size) + " "
                + mm(Typefaces.width(text.text(), text.style())) + " " + mm(size * 1.25);
        List<String> attributes = new ArrayList<>(List.of("X", "0", "Y", mm(size)));
        if (codePoints.length > 1) {
            attributes.addAll(List.of("DeltaX", deltas.toString()));
        }
        xml.open("ofd:TextObject", "ID", id(), "Boundary", boundary, "Font", Integer.toString(FONT), "Size", mm(size))
                .empty("ofd:FillColor", "Value", colour(text.style().rgb()))
                .leaf("ofd:TextCode", text.text(), attributes.toArray(String[]::new))
                .close();
    }

    private String id() {
        return Integer.toString(nextId++);
    }

    private static String imageId(int index) {
        return Integer.toString(50 + index);
    }

    private static String box(Page page) {
        return "0 0 " + mm(page.width()) + " " + mm(page.height());
    }

    static String mm(double points) {
        return String.format(Locale.ROOT, "%.3f", points / Page.POINTS_PER_MM);
    }

    private static String colour(int rgb) {
        return (rgb >> 16) + " " + (rgb >> 8 & 0xFF) + " " + (rgb & 0xFF);
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("image could not be written", e);
        }
        return out.toByteArray();
    }
}
