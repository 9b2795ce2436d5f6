package dev.wenshu.inference.openai.image;

import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.image.JpegOrientation;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes an image fit to be sent: what it is, is read from its bytes and not from what is claimed; its size is checked before
 * decoding; it is turned upright, scaled and written anew, so that nothing but pixels goes out (no position, no thumbnail, no
 * appended file). Photographs leave as JPEG, images of few colours or with transparency as PNG. Thread-safe.
 */
public final class ImageGate {
    private static final String PARAMETER = "messages.content.image_url";
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif", "bmp", "wbmp", "tif", "tiff");
    private static final float QUALITY = 0.9f;
    private static final int FEW_COLOURS = 256;

    private final ImageLimits limits;

    public ImageGate(ImageLimits limits) {
        this.limits = limits;
    }

    public ImageLimits limits() {
        return limits;
    }

    /** A {@code data:} address of the image; what is no image, broken or too large is an {@link UnsupportedRequest}. */
    public String dataAddress(byte[] image) {
        if (image.length > limits.bytes()) {
            throw refused("an image has " + image.length + " bytes, at most " + limits.bytes() + " are taken");
        }
        BufferedImage upright = upright(decode(image), JpegOrientation.of(image));
        boolean png = upright.getColorModel().hasAlpha() || hasFewColours(upright);
        byte[] written = png ? png(upright) : jpeg(upright);
        return "data:image/" + (png ? "png" : "jpeg") + ";base64,"
                + Base64.getEncoder().encodeToString(written);
    }

    private BufferedImage decode(byte[] image) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw refused("an image is none that can be read: send PNG, JPEG, GIF, BMP or TIFF");
            }
            ImageReader reader = readers.next();
            try {
                if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                    throw refused("an image is none that can be read: send PNG, JPEG, GIF, BMP or TIFF");
                }
                reader.setInput(in, true, true);
                return read(reader);
            } finally {
                reader.dispose();
            }
        } catch (UnsupportedRequest e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Readers throw whatever comes when a file is broken
            throw refused("an image is broken (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** Very large images are read with pixels left out, to a little more than what is sent. */
    private BufferedImage read(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > limits.pixels()) {
            throw refused(
                    "an image has " + width + " x " + height + " pixels, at most " + limits.pixels() + " are taken");
        }
        int step = Math.max(1, Math.max(width, height) / (2 * limits.side()));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
    }

    private BufferedImage upright(BufferedImage image, JpegOrientation orientation) {
        int longer = Math.max(image.getWidth(), image.getHeight());
        double scale = Math.min(1, (double) limits.side() / longer);
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        boolean alpha = image.getColorModel().hasAlpha();
        BufferedImage drawn = new BufferedImage(
                orientation.swapsSides() ? height : width,
                orientation.swapsSides() ? width : height,
                alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        if (!alpha) {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
        }
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        AffineTransform turn = orientation.turn(width, height);
        turn.scale((double) width / image.getWidth(), (double) height / image.getHeight());
        graphics.drawImage(image, turn, null);
        graphics.dispose();
        return drawn;
    }

    private static boolean hasFewColours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y));
            }
            if (colours.size() > FEW_COLOURS) {
                return false;
            }
        }
        return true;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("every JDK writes PNG", e);
        }
    }

    private static byte[] jpeg(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new IllegalStateException("every JDK writes JPEG", e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static UnsupportedRequest refused(String why) {
        return new UnsupportedRequest(PARAMETER, why);
    }
}
