package dev.wenshu.inference.server.request;

import dev.wenshu.inference.generation.Message.Part;
import dev.wenshu.inference.server.http.Parameters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads images out of messages. They come as data addresses: an address on the network would have this server fetch what
 * its caller cannot reach. Size and dimensions are looked at before anything is decoded.
 */
final class ImageReader {
    private static final Pattern DATA = Pattern.compile("data:(image/[a-z+.-]+);base64,", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_HEAD = 64;
    private static final Map<String, String> MEDIA_TYPES =
            Map.of("png", "image/png", "jpeg", "image/jpeg", "gif", "image/gif", "bmp", "image/bmp");

    private final ImageLimits limits;
    private int count;

    ImageReader(ImageLimits limits) {
        this.limits = limits;
    }

    Part.Image read(Parameters imageUrl) {
        count++;
        if (count > limits.maxImages()) {
            throw imageUrl.wrong("url", "is one image too many: a request holds up to " + limits.maxImages());
        }
        String url = imageUrl.requiredText("url", Integer.MAX_VALUE);
        Matcher head = DATA.matcher(url.substring(0, Math.min(url.length(), LONGEST_HEAD)));
        if (!head.lookingAt()) {
            throw imageUrl.wrong(
                    "url", "has to be the image itself, as data:image/png;base64,…: addresses are not fetched");
        }
        long bytes = (url.length() - head.end()) / 4L * 3;
        if (bytes > limits.maxBytes()) {
            throw imageUrl.wrong("url", "is an image of more than " + limits.maxBytes() + " bytes");
        }
        byte[] image = decoded(imageUrl, url.substring(head.end()));
        return new Part.Image(image, mediaType(imageUrl, image));
    }

    private static byte[] decoded(Parameters imageUrl, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw imageUrl.wrong("url", "is not valid base64");
        }
    }

    /** By the image's own first bytes: what the address says may be wrong. */
    private String mediaType(Parameters imageUrl, byte[] image) {
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
            Iterator<javax.imageio.ImageReader> readers = ImageIO.getImageReaders(in);
            if (readers.hasNext()) {
                javax.imageio.ImageReader reader = readers.next();
                try {
                    reader.setInput(in, true, true);
                    checkPixels(imageUrl, (long) reader.getWidth(0) * reader.getHeight(0));
                    Optional<String> type = Optional.ofNullable(
                            MEDIA_TYPES.get(reader.getFormatName().toLowerCase(Locale.ROOT)));
                    if (type.isPresent()) {
                        return type.get();
                    }
                } finally {
                    reader.dispose();
                }
            }
        } catch (IOException e) {
            throw imageUrl.wrong("url", "is an image that is damaged");
        }
        throw imageUrl.wrong("url", "is not a PNG, JPEG, GIF or BMP image");
    }

    private void checkPixels(Parameters imageUrl, long pixels) {
        if (pixels > limits.maxPixels()) {
            throw imageUrl.wrong(
                    "url", "is an image of " + pixels + " pixels, above the limit of " + limits.maxPixels());
        }
    }
}
