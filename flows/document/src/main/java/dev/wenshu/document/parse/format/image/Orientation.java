package dev.wenshu.document.parse.format.image;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a camera was held, by the Exif orientation (values 1 to 8) of a JPEG. */
final class Orientation {
    private static final int UPRIGHT = 1;
    private static final int JPEG = 0xFFD8;
    private static final int APP1 = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int TAG = 0x0112;
    private static final int TIFF_OFFSET = 6;
    private static final int ENTRY = 12;

    private Orientation() {}

    /** 1 where nothing is said. */
    static int of(Path file) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readUnsignedShort() != JPEG) {
                return UPRIGHT;
            }
            for (int marker = in.readUnsignedShort(); marker != START_OF_SCAN; marker = in.readUnsignedShort()) {
                int length = in.readUnsignedShort() - 2;
                if (length < 0 || marker < 0xFF00) {
                    return UPRIGHT;
                }
                if (marker == APP1) {
                    return orientation(in.readNBytes(length));
                }
                in.skipNBytes(length);
            }
            return UPRIGHT;
        } catch (IOException | IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
    }

    static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation <= UPRIGHT || orientation > 8) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        boolean sideways = orientation >= 5;
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            default -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
        BufferedImage turned =
                new BufferedImage(sideways ? height : width, sideways ? width : height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = turned.createGraphics();
        graphics.drawImage(image, turn, null);
        graphics.dispose();
        return turned;
    }

    private static int orientation(byte[] exif) {
        if (exif.length < TIFF_OFFSET + 8 || !new String(exif, 0, 4, StandardCharsets.US_ASCII).equals("Exif")) {
            return UPRIGHT;
        }
        ByteBuffer tiff =
                ByteBuffer.wrap(exif, TIFF_OFFSET, exif.length - TIFF_OFFSET).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int at = directory + 2 + i * ENTRY;
            if (Short.toUnsignedInt(tiff.getShort(at)) == TAG) {
                return tiff.getShort(at + 8);
            }
        }
        return UPRIGHT;
    }
}
