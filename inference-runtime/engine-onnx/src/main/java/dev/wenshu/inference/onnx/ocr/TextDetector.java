package dev.wenshu.inference.onnx.ocr;

import dev.wenshu.inference.image.Pixels;
import dev.wenshu.inference.onnx.ocr.Network.Tensor;
import dev.wenshu.inference.onnx.ocr.TextBox.Point;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the text lines of a page; one page at a time, because this is what takes the most memory. Thread-safe. */
final class TextDetector implements AutoCloseable {
    private static final int STRIDE = 32;
    private static final double MAX_ENLARGEMENT = 2;
    private static final double UNCLIP_RATIO = 1.6;
    private static final double MIN_SIDE = 3;
    private static final double LONG_LINE_RATIO = 5;
    private static final double SKEW_AREA_TOLERANCE = 1.25;

    private final Network network;
    private final int side;
    private final Scratch image = new Scratch();
    private final Scratch map = new Scratch();

    /** {@code side}: a page is resized to about side x side pixels in area, which bounds memory whatever its shape. */
    TextDetector(Network network, int side) {
        this.network = network;
        this.side = side;
    }

    /** Lines found, and how many radians clockwise they lean together. */
    record Detection(List<TextBox> boxes, double skew) {
        /** Most of the text, by length, runs from top to bottom or from bottom to top. */
        boolean liesOnItsSide() {
            double tall = 0;
            double wide = 0;
            for (TextBox box : boxes) {
                if (box.tall()) {
                    tall += box.height();
                } else {
                    wide += box.width();
                }
            }
            return tall > wide;
        }
    }

    synchronized Detection detect(Pixels page) {
        double scale = Math.min(MAX_ENLARGEMENT, side / Math.sqrt((double) page.width * page.height));
        int width = stride(page.width * scale);
        int height = stride(page.height * scale);
        Tensor input = image.tensor(1, 3, height, width);
        resize(page, width, height, input.values());
        Tensor output = map.tensor(1, 1, height, width);
        network.run(input, output);
        double scaleX = (double) page.width / width;
        double scaleY = (double) page.height / height;
        return boxes(TextRegions.hulls(output.values(), width, height, scaleX, scaleY), Math.max(scaleX, scaleY));
    }

    @Override
    public synchronized void close() {
        image.close();
        map.close();
    }

    private static Detection boxes(List<List<Point>> hulls, double scale) {
        List<TextBox> smallest = hulls.stream().map(TextBox::smallestAround).toList();
        double skew = skew(smallest);
        List<TextBox> boxes = new ArrayList<>();
        for (int i = 0; i < hulls.size(); i++) {
            TextBox box = smallest.get(i);
            TextBox aligned = TextBox.around(hulls.get(i), skew);
            if (aligned.area() < SKEW_AREA_TOLERANCE * box.area()) {
                box = aligned;
            }
            if (Math.min(box.width(), box.height()) >= MIN_SIDE * scale) {
                boxes.add(box.grownBy(box.area() * UNCLIP_RATIO / (2 * (box.width() + box.height()))));
            }
        }
        return new Detection(boxes, skew);
    }

    /** Median direction of the long lines, each weighted by its length; 0 where there is none. */
    private static double skew(List<TextBox> boxes) {
        List<TextBox> lines = boxes.stream()
                .filter(box ->
                        Math.max(box.width(), box.height()) > LONG_LINE_RATIO * Math.min(box.width(), box.height()))
                .sorted(Comparator.comparingDouble(TextBox::angle))
                .toList();
        double half = lines.stream().mapToDouble(TextDetector::length).sum() / 2;
        double passed = 0;
        for (TextBox line : lines) {
            passed += length(line);
            if (passed >= half) {
                return line.angle();
            }
        }
        return 0;
    }

    private static double length(TextBox box) {
        return Math.max(box.width(), box.height());
    }

    private static int stride(double length) {
        return Math.max(STRIDE, (int) Math.round(length / STRIDE) * STRIDE);
    }

    private static void resize(Pixels page, int width, int height, FloatBuffer planes) {
        Pixels level = page.reducedTo(Math.max((double) width / page.width, (double) height / page.height));
        double stepX = (double) level.width / width;
        double stepY = (double) level.height / height;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Normalisation.DETECTION.sample(
                        level, (x + 0.5) * stepX, (y + 0.5) * stepY, planes, y * width + x, width * height);
            }
        }
    }
}
