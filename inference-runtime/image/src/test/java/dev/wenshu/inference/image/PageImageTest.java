package dev.wenshu.inference.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageImageTest {
    private static final long LIMIT = 1_000_000;

    @ParameterizedTest
    @CsvSource({"1, 0", "3, 180", "6, 90", "8, 270"})
    void turnsPhotoAsItsCameraAsked(int orientation, int degrees) throws IOException {
        // When
        PageImage image = PageImage.decode(withOrientation(encoded(40, 20, "jpg"), orientation), LIMIT);

        // Then
        assertThat(image.turned()).isEqualTo(degrees);
        assertThat(image.width()).isEqualTo(40);
        assertThat(image.pixels().width).isEqualTo(degrees % 180 == 0 ? 40 : 20);
    }

    @Test
    void refusesBombByItsHeader() throws IOException {
        // Given
        byte[] png = encoded(20, 20, "png");
        ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);

        // When // Then
        assertInputFault(png, "100000 x 100000");
    }

    @Test
    void refusesTruncatedImage() throws IOException {
        // Given
        byte[] png = encoded(400, 400, "png");

        // When // Then
        assertInputFault(Arrays.copyOf(png, png.length / 2), "damaged");
    }

    @Test
    void refusesOtherBytes() {
        // When // Then
        assertInputFault("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), "not an image");
    }

    private static void assertInputFault(byte[] bytes, String message) {
        assertThatThrownBy(() -> PageImage.decode(bytes, LIMIT))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.INPUT))
                .hasMessageContaining(message);
    }

    private static byte[] encoded(int width, int height, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BufferedImage noise = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            noise.setRGB(i % width, i / width, i * 7919);
        }
        ImageIO.write(noise, format, bytes);
        return bytes.toByteArray();
    }

    /** Puts an Exif segment with nothing but the orientation behind the start of the image. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        ByteBuffer marked = ByteBuffer.allocate(jpeg.length + 36);
        marked.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) 34);
        marked.put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
        marked.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        marked.putShort((short) orientation).putShort((short) 0).putInt(0);
        return marked.put(jpeg, 2, jpeg.length - 2).array();
    }
}
