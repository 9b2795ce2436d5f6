package dev.wenshu.inference.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The orientation tag (0x0112) of Exif 2.3 in a JPEG's APP1 segment. Mirrored orientations are taken as unmirrored. */
final class JpegOrientation {
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int START_OF_IMAGE = 0xFFD8;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int APP1 = 0xFFE1;
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY_LENGTH = 12;

    private JpegOrientation() {}

    /** Degrees clockwise to turn the decoded image by; 0 where nothing says otherwise. */
    static int degrees(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        if (bytes.remaining() < 4 || (bytes.getShort() & 0xFFFF) != START_OF_IMAGE) {
            return 0;
        }
        while (bytes.remaining() >= 4) {
            int marker = bytes.getShort() & 0xFFFF;
            int length = (bytes.getShort() & 0xFFFF) - 2;
            if (marker == START_OF_SCAN || length < 0 || length > bytes.remaining()) {
                return 0;
            }
            if (marker == APP1 && length > EXIF.length && isExif(bytes)) {
                return degrees(bytes.slice(bytes.position() + EXIF.length, length - EXIF.length));
            }
            bytes.position(bytes.position() + length);
        }
        return 0;
    }

    private static boolean isExif(ByteBuffer bytes) {
        byte[] start = new byte[EXIF.length];
        bytes.get(bytes.position(), start);
        return Arrays.equals(start, EXIF);
    }

    private static int degrees(ByteBuffer tiff) {
        if (tiff.remaining() < 8) {
            return 0;
        }
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 0 || directory > tiff.limit() - 2) {
            return 0;
        }
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_LENGTH;
            if (entry > tiff.limit() - ENTRY_LENGTH) {
                return 0;
            }
            if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
                return switch (tiff.getShort(entry + 8)) {
                    case 3, 4 -> 180;
                    case 5, 6 -> 90;
                    case 7, 8 -> 270;
                    default -> 0;
                };
            }
        }
        return 0;
    }
}
