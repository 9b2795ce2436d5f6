package dev.wenshu.inference.openai.image;

/**
 * What images a request may carry.
 *
 * @param images of one request
 * @param bytes of one image as given
 * @param pixels of one image as its header says, checked before it is decoded
 * @param side to which the longer side is scaled down
 */
public record ImageLimits(int images, int bytes, long pixels, int side) {
    public ImageLimits {
        if (images < 0 || bytes < 1 || pixels < 1 || side < 16) {
            throw new IllegalArgumentException("image limits have to be positive, and a side at least 16 pixels");
        }
    }

    /** 16 images of 20 MiB and 50 megapixels, sent with a side of up to 2048. */
    public static ImageLimits defaults() {
        return new ImageLimits(16, 20 * 1024 * 1024, 50_000_000, 2048);
    }
}
