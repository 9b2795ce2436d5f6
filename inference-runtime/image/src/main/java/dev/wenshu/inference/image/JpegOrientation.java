package dev.wenshu.inference.image;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a camera held a picture: the orientation tag (0x0112) of Exif 2.3 in a JPEG's APP1 segment. It is lost when a picture is
 * written anew, so it is applied.
 *
 * @param code 1 (upright) to 8
 */
public record JpegOrientation(int code) {
    private static final JpegOrientation UPRIGHT = new JpegOrientation(1);
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int START_OF_IMAGE = 0xFFD8;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int APP1 = 0xFFE1;
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY_LENGTH = 12;

    /** Upright where nothing else is said or what is said is broken. */
    public static JpegOrientation of(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        if (bytes.remaining() < 4 || (bytes.getShort() & 0xFFFF) != START_OF_IMAGE) {
            return UPRIGHT;
        }
        while (bytes.remaining() >= 4) {
            int marker = bytes.getShort() & 0xFFFF;
            int length = (bytes.getShort() & 0xFFFF) - 2;
            if (marker == START_OF_SCAN || length < 0 || length > bytes.remaining()) {
                return UPRIGHT;
            }
            if (marker == APP1 && length > EXIF.length && isExif(bytes)) {
                return ofTiff(bytes.slice(bytes.position() + EXIF.length, length - EXIF.length));
            }
            bytes.position(bytes.position() + length);
        }
        return UPRIGHT;
    }

    private static boolean isExif(ByteBuffer bytes) {
        byte[] start = new byte[EXIF.length];
        bytes.get(bytes.position(), start);
        return Arrays.equals(start, EXIF);
    }

    private static JpegOrientation ofTiff(ByteBuffer tiff) {
        if (tiff.remaining() < 8) {
            return UPRIGHT;
        }
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 0 || directory > tiff.limit() - 2) {
            return UPRIGHT;
        }
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_LENGTH;
            if (entry > tiff.limit() - ENTRY_LENGTH) {
                return UPRIGHT;
            }
            if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
                int code = tiff.getShort(entry + 8);
                return code >= 1 && code <= 8 ? new JpegOrientation(code) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Degrees clockwise to turn the decoded image by; mirrored orientations are taken as unmirrored. */
    int degrees() {
        return switch (code) {
            case 3, 4 -> 180;
            case 5, 6 -> 90;
            case 7, 8 -> 270;
            default -> 0;
        };
    }

    public boolean swapsSides() {
        return code >= 5;
    }

    /** Takes a picture of these sides, as stored, to where it is upright. */
    public AffineTransform turn(int width, int height) {
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
