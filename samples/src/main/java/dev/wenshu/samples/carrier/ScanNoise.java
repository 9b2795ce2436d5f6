package dev.wenshu.samples.carrier;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Turns a clean page image into a grey scan: skewed, slightly blurred, unevenly lit, with sensor noise.
 *
 * @param degrees skew, clockwise
 * @param noise standard deviation in grey levels
 * @param shade how many grey levels the darkest corner loses
 * @param paper grey level of the paper
 * @param quality of the JPEG, 0 to 1
 */
public record ScanNoise(double degrees, double noise, double shade, int paper, float quality, long seed) {
    /** An office scanner with the sheet laid in askew. */
    public static ScanNoise flatbed(double degrees, long seed) {
        return new ScanNoise(degrees, 7, 10, 248, 0.55f, seed);
    }

    /** A telephone picture in poor light. */
    public static ScanNoise phone(double degrees, long seed) {
        return new ScanNoise(degrees, 6, 70, 232, 0.6f, seed);
    }

    public byte[] jpeg(BufferedImage page) {
        return encoded(lit(blurred(skewed(page))));
    }

    private BufferedImage skewed(BufferedImage page) {
        int margin = (int) Math.ceil(Math.abs(Math.sin(Math.toRadians(degrees))) * page.getWidth() / 2) + 4;
        BufferedImage grey = new BufferedImage(
                page.getWidth() + 2 * margin, page.getHeight() + 2 * margin, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = grey.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, grey.getWidth(), grey.getHeight());
        graphics.rotate(Math.toRadians(degrees), grey.getWidth() / 2.0, grey.getHeight() / 2.0);
        graphics.drawImage(page, margin, margin, null);
        graphics.dispose();
        return grey;
    }

    private static BufferedImage blurred(BufferedImage grey) {
        float[] weights = new float[9];
        Arrays.fill(weights, 0.06f);
        weights[4] = 0.52f;
        return new ConvolveOp(new Kernel(3, 3, weights), ConvolveOp.EDGE_NO_OP, null).filter(grey, null);
    }

    private BufferedImage lit(BufferedImage grey) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int width = grey.getWidth();
        int height = grey.getHeight();
        BufferedImage lit = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double level = grey.getRaster().getSample(x, y, 0) / 255.0;
                double dark = shade * ((double) x / width + (double) y / height) / 2;
                double value = 38 + level * (paper - 38) - dark + random.nextGaussian() * noise;
                lit.getRaster().setSample(x, y, 0, (int) Math.clamp(value, 0, 255));
            }
        }
        return lit;
    }

    private byte[] encoded(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException("JPEG could not be written", e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
