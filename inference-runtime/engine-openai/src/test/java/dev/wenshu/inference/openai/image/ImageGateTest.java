package dev.wenshu.inference.openai.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.image.JpegOrientation;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageGateTest {
    private final ImageGate gate = new ImageGate(new ImageLimits(4, 1_000_000, 4_000_000, 256));

    @Test
    void scalesPhotographDownAndSendsItAsJpeg() throws IOException {
        // Given
        BufferedImage noise = new BufferedImage(640, 320, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int i = 0; i < 640 * 320; i++) {
            noise.setRGB(i % 640, i / 640, random.nextInt());
        }

        // When
        String address = gate.dataAddress(encode(noise, "png"));

        // Then
        assertThat(address).startsWith("data:image/jpeg;base64,");
        BufferedImage sent = decode(address);
        assertThat(sent.getWidth()).isEqualTo(256);
        assertThat(sent.getHeight()).isEqualTo(128);
    }

    @Test
    void sendsDrawingAsPngUnchanged() throws IOException {
        // Given
        BufferedImage drawing = halves(100, 60);

        // When
        String address = gate.dataAddress(encode(drawing, "png"));

        // Then
        assertThat(address).startsWith("data:image/png;base64,");
        assertThat(decode(address).getRGB(5, 5)).isEqualTo(drawing.getRGB(5, 5));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 100, 60, 25, 30",
        "3, 100, 60, 75, 30",
        "6, 60, 100, 30, 25",
        "8, 60, 100, 30, 75",
        "2, 100, 60, 75, 30"
    })
    void turnsPictureUpright(int orientation, int width, int height, int redX, int redY) throws IOException {
        // Given: the stored picture is red in its left half
        byte[] jpeg = withOrientation(encode(halves(100, 60), "jpeg"), orientation);

        // When
        BufferedImage sent = decode(gate.dataAddress(jpeg));

        // Then
        assertThat(sent.getWidth()).isEqualTo(width);
        assertThat(sent.getHeight()).isEqualTo(height);
        Color colour = new Color(sent.getRGB(redX, redY));
        assertThat(colour.getRed()).isGreaterThan(200);
        assertThat(colour.getBlue()).isLessThan(60);
    }

    @Test
    void sendsNothingButPixels() throws IOException {
        // Given
        byte[] png = encode(halves(20, 20), "png");
        byte[] hidden = Arrays.copyOf(png, png.length + 6);
        System.arraycopy("SECRET".getBytes(StandardCharsets.US_ASCII), 0, hidden, png.length, 6);

        // When
        byte[] sent = bytes(gate.dataAddress(hidden));

        // Then
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).doesNotContain("SECRET");
    }

    @Test
    void refusesBombByItsHeader() {
        // Given
        byte[] bomb = pngHeader(60_000, 60_000);

        // When // Then
        assertThatThrownBy(() -> gate.dataAddress(bomb))
                .isInstanceOf(UnsupportedRequest.class)
                .hasMessageContaining("60000 x 60000");
    }

    @Test
    void refusesWhatIsNoImageBrokenOrTooLarge() throws IOException {
        // Given
        byte[] half = encode(halves(100, 60), "jpeg");

        // When // Then
        assertRefused("<svg/>".getBytes(StandardCharsets.UTF_8));
        assertRefused(new byte[0]);
        assertRefused(Arrays.copyOf(encode(halves(100, 60), "png"), 60));
        assertRefused(Arrays.copyOf(half, 30));
        assertRefused(new byte[1_000_001]);
    }

    @Test
    void survivesEveryCutOfItsOrientation() throws IOException {
        // Given
        byte[] jpeg = withOrientation(encode(halves(10, 10), "jpeg"), 6);

        // When // Then
        for (int length = 0; length < 80; length++) {
            assertThat(JpegOrientation.of(Arrays.copyOf(jpeg, length)).code()).isBetween(1, 8);
        }
    }

    private void assertRefused(byte[] image) {
        assertThatThrownBy(() -> gate.dataAddress(image)).isInstanceOf(UnsupportedRequest.class);
    }

    private static BufferedImage halves(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.dispose();
        return image;
    }

    private static byte[] encode(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + 36);
        out.put(jpeg, 0, 2);
        out.putShort((short) 0xFFE1).putShort((short) 34);
        out.put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8);
        out.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        out.putShort((short) orientation).putShort((short) 0).putInt(0);
        out.put(jpeg, 2, jpeg.length - 2);
        return out.array();
    }

    private static byte[] pngHeader(int width, int height) {
        ByteBuffer chunk = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(chunk.array());
        return ByteBuffer.allocate(33)
                .putLong(0x89504E470D0A1A0AL)
                .putInt(13)
                .put(chunk.array())
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] bytes(String address) {
        return Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
    }

    private static BufferedImage decode(String address) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes(address)));
    }
}
