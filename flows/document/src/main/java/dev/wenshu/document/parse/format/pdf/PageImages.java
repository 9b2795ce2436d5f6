package dev.wenshu.document.parse.format.pdf;

import dev.wenshu.document.PagePicture;
import dev.wenshu.document.Payload;
import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.image.Codes;
import dev.wenshu.document.parse.format.image.Imprint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Renders pages for recognition, and looks for codes in a document's images. */
final class PageImages {
    private static final float RESOLUTION = 200;
    private static final float CODE_RESOLUTION = 150;
    private static final float POINTS_PER_INCH = 72;
    private static final double MOST_PIXELS = 9_000_000;
    private static final int SMALLEST_CODE = 21;
    private static final int LARGEST_CODE = 2_000;
    private static final float SQUARE = 1.3f;
    private static final int MOST_LOOKED_AT = 24;

    private final PDFRenderer renderer;
    private final int pages;
    private final Set<COSBase> seen = new HashSet<>();

    PageImages(PDDocument document) {
        pages = document.getNumberOfPages();
        renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
    }

    /** Codes in the square images of a page; each image of the document is looked at once. */
    List<Payload> codes(PageContent content, int page) {
        List<Payload> found = new ArrayList<>();
        for (PageContent.PlacedImage placed : content.images()) {
            if (seen.size() >= MOST_LOOKED_AT) {
                break;
            }
            float ratio = placed.box().width() / Math.max(1, placed.box().height());
            if (ratio < SQUARE && ratio > 1 / SQUARE) {
                found.addAll(codes(placed, page));
            }
        }
        return found;
    }

    /** Codes in the page as rendered, for those that are drawn with lines. */
    List<Payload> codesOfRendering(PageGeometry geometry, int page) {
        try {
            return Codes.in(render(geometry, page, CODE_RESOLUTION), page);
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }

    /** Gives the page to recognition; codes in it are reported too. */
    void scan(dev.wenshu.document.Page page, PageGeometry geometry, boolean codes, DocumentSink sink)
            throws IOException {
        BufferedImage image = render(geometry, page.number(), RESOLUTION);
        if (page.number() == 1) {
            sink.imprint(Imprint.of(image));
        }
        if (codes) {
            for (Payload code : Codes.in(image, page.number())) {
                sink.payload(code);
            }
        }
        sink.scan(page, written(image, sink), geometry.width() / image.getWidth());
    }

    /** Keeps a picture of a page where it is wanted; a page that cannot be drawn is not confirmed by anything. */
    void keep(int page, PageContent content, boolean doubtful, DocumentSink sink) throws IOException {
        if (!sink.wantsPicture(page, pages, doubtful)) {
            return;
        }
        try {
            PageGeometry geometry = content.geometry();
            BufferedImage image = render(geometry, page, RESOLUTION);
            float unitsPerPixel = geometry.width() / image.getWidth();
            sink.picture(page, new PagePicture(written(image, sink), unitsPerPixel, content.undrawn()));
        } catch (IOException | RuntimeException e) {
            if (doubtful) {
                sink.problem(
                        "TEXT_LAYER_UNCONFIRMED",
                        "The text layer of a page is in doubt, and the page cannot be drawn to confirm it.");
            }
        }
    }

    private static Path written(BufferedImage image, DocumentSink sink) throws IOException {
        Path file = sink.scratchFile(".jpg");
        if (!ImageIO.write(image, "jpeg", file.toFile())) {
            throw new IOException("no JPEG writer");
        }
        return file;
    }

    private BufferedImage render(PageGeometry geometry, int page, float resolution) throws IOException {
        double pixels = geometry.width() * geometry.height() * Math.pow(resolution / POINTS_PER_INCH, 2);
        float scale = (float) Math.min(1, Math.sqrt(MOST_PIXELS / pixels));
        return renderer.renderImage(page - 1, scale * resolution / POINTS_PER_INCH, ImageType.RGB);
    }

    /** An image that cannot be decoded holds no code for us; the page's text does not suffer. */
    private List<Payload> codes(PageContent.PlacedImage placed, int page) {
        try {
            if (placed.resources().getXObject(placed.name()) instanceof PDImageXObject image
                    && seen.add(image.getCOSObject())
                    && image.getWidth() >= SMALLEST_CODE
                    && image.getWidth() <= LARGEST_CODE
                    && image.getHeight() >= SMALLEST_CODE
                    && image.getHeight() <= LARGEST_CODE) {
                return Codes.in(image.getImage(), page);
            }
            return List.of();
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }
}
