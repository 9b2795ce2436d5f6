package dev.wenshu.document.parse.format.image;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.Page;
import dev.wenshu.document.Payload;
import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.FormatReader;
import dev.wenshu.document.parse.format.Refusal;
import dev.wenshu.document.parse.format.Source;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.stream.ImageInputStream;

/** Reads images: checks their size before decoding, looks for codes, and leaves the text to recognition. */
public final class ImageReader implements FormatReader {
    private static final long DECODED_PIXELS = 12_000_000;
    private static final int MOST_FRAMES = 500;

    @Override
    public void read(Source source, DocumentSink sink) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(source.file().toFile())) {
            Iterator<javax.imageio.ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new Refusal(
                        "UNSUPPORTED_FORMAT",
                        "Images of type " + source.mediaType() + " cannot be read; send JPEG or PNG.");
            }
            javax.imageio.ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                read(source, reader, sink);
            } finally {
                reader.dispose();
            }
        }
    }

    private static void read(Source source, javax.imageio.ImageReader reader, DocumentSink sink) throws IOException {
        boolean multiple =
                reader.getFormatName().toLowerCase(java.util.Locale.ROOT).contains("tif");
        int frames = multiple ? Math.min(MOST_FRAMES, reader.getNumImages(true)) : 1;
        sink.head(new DocumentHead(DocumentFormat.IMAGE, source.mediaType(), "", frames, Map.of(), false));
        int turn = multiple ? 0 : Orientation.of(source.file());
        for (int frame = 0; frame < frames; frame++) {
            int width = reader.getWidth(frame);
            int height = reader.getHeight(frame);
            if ((long) width * height > sink.limits().imagePixels()) {
                throw new Refusal(
                        "IMAGE_TOO_LARGE",
                        "The image has " + width + " by " + height + " pixels; the limit is "
                                + sink.limits().imagePixels() + " in all.");
            }
            BufferedImage image = Orientation.upright(decoded(reader, frame, width, height), turn);
            if (frame == 0) {
                sink.imprint(Imprint.of(image));
            }
            for (Payload code : Codes.in(image, frame + 1)) {
                sink.payload(code);
            }
            Page page = new Page(frame + 1, "", image.getWidth(), image.getHeight(), List.of(), List.of(), List.of());
            boolean same = frames == 1 && turn <= 1 && (long) width * height <= DECODED_PIXELS && !multiple;
            if (!sink.recognitionLeft()) {
                sink.page(page);
            } else if (same) {
                sink.scanOfSource(page, source.file());
            } else {
                Path file = sink.scratchFile(".png");
                ImageIO.write(image, "png", file.toFile());
                sink.scan(page, file, 1);
            }
        }
    }

    /** Images beyond what recognition can use are reduced while decoding. */
    private static BufferedImage decoded(javax.imageio.ImageReader reader, int frame, int width, int height)
            throws IOException {
        ImageReadParam parameters = reader.getDefaultReadParam();
        int step = (int) Math.ceil(Math.sqrt((double) width * height / DECODED_PIXELS));
        if (step > 1) {
            parameters.setSourceSubsampling(step, step, 0, 0);
        }
        return reader.read(frame, parameters);
    }
}
