package dev.wenshu.inference.openai.image;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera held a picture, by its EXIF tag: 1 (upright) to 8. It is lost when the picture is written anew, so it is applied. */
record JpegOrientation(int code) {
    private static final JpegOrientation UPRIGHT = new JpegOrientation(1);
    private static final int START = 0xFFD8;
    private static final int APP1 = 0xFFE1;
    private static final int SCAN = 0xFFDA;
    private static final int EXIF = 0x45786966;
    private static final int ORIENTATION = 0x0112;

    /** Upright where nothing else is said or what is said is broken. */
    static JpegOrientation of(byte[] image) {
        ByteBuffer bytes = ByteBuffer.wrap(image);
        if (image.length < 12 || Short.toUnsignedInt(bytes.getShort()) != START) {
            return UPRIGHT;
        }
        while (bytes.remaining() >= 10) {
            int marker = Short.toUnsignedInt(bytes.getShort());
            int length = Short.toUnsignedInt(bytes.getShort());
            int next = bytes.position() + length - 2;
            if (marker < 0xFFC0 || marker == SCAN || length < 2 || next > image.length) {
                return UPRIGHT;
            }
            if (marker == APP1 && length >= 16 && bytes.getInt(bytes.position()) == EXIF) {
                return ofTiff(bytes.slice(bytes.position() + 6, length - 8));
            }
            bytes.position(next);
        }
        return UPRIGHT;
    }

    private static JpegOrientation ofTiff(ByteBuffer tiff) {
        if (tiff.remaining() < 10) {
            return UPRIGHT;
        }
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return UPRIGHT;
        }
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * 12;
            if (entry + 12 > tiff.limit()) {
                return UPRIGHT;
            }
            if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION) {
                int code = Short.toUnsignedInt(tiff.getShort(entry + 8));
                return code >= 1 && code <= 8 ? new JpegOrientation(code) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    boolean swapsSides() {
        return code >= 5;
    }

    /** Takes a picture of these sides, as stored, to where it is upright. */
    AffineTransform turn(int width, int height) {
        return switch (code) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
