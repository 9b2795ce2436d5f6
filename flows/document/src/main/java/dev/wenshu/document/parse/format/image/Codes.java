package dev.wenshu.document.parse.format.image;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import dev.wenshu.document.Payload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decodes QR and bar codes in an image. */
public final class Codes {
    private static final int QUIET_ZONE = 16;
    private static final int SMALL = 120;
    private static final int LARGEST_SIDE = 2_400;
    private static final Map<DecodeHintType, Object> HINTS = Map.of(
            DecodeHintType.TRY_HARDER,
            true,
            DecodeHintType.POSSIBLE_FORMATS,
            List.of(
                    BarcodeFormat.QR_CODE,
                    BarcodeFormat.DATA_MATRIX,
                    BarcodeFormat.CODE_128,
                    BarcodeFormat.CODE_39,
                    BarcodeFormat.EAN_13,
                    BarcodeFormat.ITF));

    private Codes() {}

    /** QR codes first; none found gives an empty list. */
    public static List<Payload> in(BufferedImage image, int page) {
        LuminanceSource source = luminance(prepared(image));
        Map<String, Payload> found = new LinkedHashMap<>();
        for (BinaryBitmap bitmap : List.of(
                new BinaryBitmap(new HybridBinarizer(source)),
                new BinaryBitmap(new GlobalHistogramBinarizer(source)))) {
            for (Result result : qrCodes(bitmap)) {
                add(found, result, page);
            }
            if (!found.isEmpty()) {
                return new ArrayList<>(found.values());
            }
        }
        try {
            add(found, new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(source)), HINTS), page);
        } catch (NotFoundException e) {
            return List.of();
        }
        return new ArrayList<>(found.values());
    }

    private static Result[] qrCodes(BinaryBitmap bitmap) {
        try {
            return new QRCodeMultiReader().decodeMultiple(bitmap, HINTS);
        } catch (ReaderException | ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
            return new Result[0];
        }
    }

    private static void add(Map<String, Payload> found, Result result, int page) {
        Payload.Kind kind =
                result.getBarcodeFormat() == BarcodeFormat.QR_CODE ? Payload.Kind.QR_CODE : Payload.Kind.BAR_CODE;
        found.putIfAbsent(
                result.getText(), new Payload(kind, "", page, result.getText().getBytes(StandardCharsets.UTF_8)));
    }

    /** On white, with a quiet zone, tiny codes enlarged, huge images reduced. */
    private static BufferedImage prepared(BufferedImage image) {
        int longest = Math.max(image.getWidth(), image.getHeight());
        double scale = longest < SMALL ? 3 : Math.min(1, (double) LARGEST_SIDE / longest);
        int width = Math.max(1, (int) (image.getWidth() * scale));
        int height = Math.max(1, (int) (image.getHeight() * scale));
        BufferedImage gray =
                new BufferedImage(width + 2 * QUIET_ZONE, height + 2 * QUIET_ZONE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = gray.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, gray.getWidth(), gray.getHeight());
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                scale > 1
                        ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                        : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, QUIET_ZONE, QUIET_ZONE, width, height, null);
        graphics.dispose();
        return gray;
    }

    private static LuminanceSource luminance(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }
}
