package dev.wenshu.document.parse.format.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;

class ImprintTest {
    private static final int SAME = 8;

    @Test
    void compressedAndResizedCopiesDifferInFewBits() throws IOException {
        for (int seed = 0; seed < 8; seed++) {
            // Given
            BufferedImage original = page(seed);

            // When
            long copy = Imprint.of(compressed(turned(original, 0, 0, 0, 0.6), 0.3f));

            // Then
            assertThat(distance(Imprint.of(original), copy)).isLessThanOrEqualTo(SAME);
        }
    }

    @Test
    void scannedAgainWithOtherMarginsAndALittleTiltDiffersInFewBits() throws IOException {
        for (int seed = 0; seed < 8; seed++) {
            // Given
            BufferedImage original = page(seed);

            // When
            long copy = Imprint.of(compressed(turned(original, 0.4, 14, -10, 1), 0.6f));

            // Then
            assertThat(distance(Imprint.of(original), copy)).as("page %s", seed).isLessThanOrEqualTo(SAME);
        }
    }

    @Test
    void pagesOfOtherLayoutDifferInManyBits() {
        for (int seed = 0; seed < 8; seed++) {
            // Given
            BufferedImage one = page(seed);

            // When
            BufferedImage other = page(seed + 100);

            // Then
            assertThat(distance(Imprint.of(one), Imprint.of(other))).isGreaterThan(SAME);
        }
    }

    @Test
    void takesImagesOfOnePixel() {
        // Given
        BufferedImage dot = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);

        // When
        long hash = Imprint.of(dot);

        // Then
        assertThat(hash).isZero();
    }

    private static int distance(long one, long other) {
        return Long.bitCount(one ^ other);
    }

    /** A sheet with blocks of text at places that depend on the seed. */
    private static BufferedImage page(int seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(827, 1169, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 827, 1169);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        for (int block = 0; block < 9; block++) {
            int x = 60 + random.nextInt(450);
            int y = 60 + random.nextInt(900);
            for (int line = 0; line < 3 + random.nextInt(8); line++) {
                graphics.drawString("Position " + random.nextInt(100_000) + " Betrag 12,34", x, y + 18 * line);
            }
        }
        graphics.fillRect(60 + random.nextInt(500), 60, 150, 60);
        graphics.dispose();
        return image;
    }

    private static BufferedImage turned(BufferedImage image, double degrees, int right, int down, double scale) {
        BufferedImage copy = new BufferedImage(
                (int) (image.getWidth() * scale), (int) (image.getHeight() * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = copy.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setColor(new Color(0xF4F2EE));
        graphics.fillRect(0, 0, copy.getWidth(), copy.getHeight());
        graphics.scale(scale, scale);
        graphics.translate(right, down);
        graphics.rotate(Math.toRadians(degrees), image.getWidth() / 2.0, image.getHeight() / 2.0);
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return copy;
    }

    private static BufferedImage compressed(BufferedImage image, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    }
}
