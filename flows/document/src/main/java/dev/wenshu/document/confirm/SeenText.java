package dev.wenshu.document.confirm;

import dev.wenshu.document.Box;
import dev.wenshu.document.PagePicture;
import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.TextRecognition.RecognitionRequest;
import dev.wenshu.inference.TextRecognition.RecognizedLine;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/** Reads single places of a page's picture; a place costs a small part of what a page costs. Thread-safe. */
public final class SeenText {
    private static final int BORDER = 24;

    private final TextRecognition recognition;

    public SeenText(TextRecognition recognition) {
        this.recognition = recognition;
    }

    /**
     * The picture of a page, decoded once for several looks.
     *
     * @throws Fault CAPACITY where the picture is gone
     */
    public Sheet open(PagePicture picture) {
        try {
            BufferedImage image = ImageIO.read(picture.file().toFile());
            if (image == null) {
                throw new IOException("no image");
            }
            return new Sheet(image, picture.unitsPerPixel());
        } catch (IOException e) {
            throw new Fault(FaultCategory.CAPACITY, "the picture of a page cannot be read back", e);
        }
    }

    /** One page. */
    public final class Sheet {
        private final BufferedImage image;
        private final float unitsPerPixel;

        private Sheet(BufferedImage image, float unitsPerPixel) {
            this.image = image;
            this.unitsPerPixel = unitsPerPixel;
        }

        /**
         * What is read at a place, line by line; empty where nothing is.
         *
         * @param margin around the box, as a share of its height
         * @param scale how many times larger it is shown to recognition
         */
        public String at(Box box, float margin, int scale) {
            float around = margin * box.height();
            int left = pixel(box.x0() - around, image.getWidth());
            int top = pixel(box.y0() - around, image.getHeight());
            int width = pixel(box.x1() + around, image.getWidth()) - left;
            int height = pixel(box.y1() + around, image.getHeight()) - top;
            if (width < 1 || height < 1) {
                return "";
            }
            List<RecognizedLine> lines = recognition
                    .recognize(new RecognitionRequest(
                            RecognitionRequest.AUTO, encoded(image.getSubimage(left, top, width, height), scale)))
                    .lines();
            return lines.stream().map(RecognizedLine::text).collect(Collectors.joining("\n"));
        }

        private int pixel(float units, int most) {
            return Math.clamp(Math.round(units / unitsPerPixel), 0, most);
        }
    }

    /** Recognition finds text more surely where it does not touch the border. */
    private static byte[] encoded(BufferedImage place, int scale) {
        int width = place.getWidth() * scale;
        int height = place.getHeight() * scale;
        BufferedImage framed = new BufferedImage(width + 2 * BORDER, height + 2 * BORDER, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = framed.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, framed.getWidth(), framed.getHeight());
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(place, BORDER, BORDER, width, height, null);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(framed, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
