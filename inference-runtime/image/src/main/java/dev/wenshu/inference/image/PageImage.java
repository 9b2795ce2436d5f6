package dev.wenshu.inference.image;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A decoded page, turned as its camera asked, thinned out where it has more pixels than reading needs. */
public final class PageImage {
    private static final int WORKING_PIXELS = 16_000_000;

    private final Pixels pixels;
    private final int width;
    private final int height;
    private final int turned;
    private final int thinning;

    private PageImage(Pixels pixels, int width, int height, int turned, int thinning) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        this.turned = turned;
        this.thinning = thinning;
    }

    /**
     * Decodes PNG, JPEG, BMP, GIF or TIFF. An image of more than {@code maxPixels} is refused by its header, before any
     * pixel is decoded.
     */
    public static PageImage decode(byte[] encoded, long maxPixels) {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new Fault(
                        FaultCategory.INPUT, "not an image this engine reads: send PNG, JPEG, BMP, GIF or TIFF");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, false);
                return decode(reader, maxPixels, JpegOrientation.of(encoded).degrees());
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof Fault fault) {
                throw fault;
            }
            throw new Fault(
                    FaultCategory.INPUT, "the image is damaged: " + e.getClass().getSimpleName(), e);
        }
    }

    private static PageImage decode(ImageReader reader, long maxPixels, int turn) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long count = (long) width * height;
        if (count > maxPixels) {
            throw new Fault(
                    FaultCategory.INPUT,
                    "image of " + width + " x " + height + " pixels exceeds the limit of " + maxPixels);
        }
        int thinning = (int) Math.ceil(Math.sqrt((double) count / WORKING_PIXELS));
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(thinning, thinning, 0, 0);
        BufferedImage image = reader.read(0, parameters);
        return new PageImage(Pixels.of(image).turned(turn), width, height, turn, thinning);
    }

    public Pixels pixels() {
        return pixels;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Degrees clockwise by which {@link #pixels} are turned against the encoded image. */
    public int turned() {
        return turned;
    }

    /** Pixels of the encoded image a pixel of {@link #pixels}. */
    public int scale() {
        return thinning;
    }
}
