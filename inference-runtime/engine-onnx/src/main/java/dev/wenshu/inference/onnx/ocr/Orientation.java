package dev.wenshu.inference.onnx.ocr;

import dev.wenshu.inference.image.Pixels;
import dev.wenshu.inference.onnx.ocr.Network.Tensor;
import dev.wenshu.inference.onnx.ocr.TextDetector.Detection;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Decides by which quarter turn a page has to be turned to be read. */
final class Orientation {
    private static final int WIDTH = 192;
    private static final double RATIO = (double) WIDTH / LineCrop.HEIGHT;
    private static final int ASKED = 12;
    private static final int READ = 4;
    private static final double LONGEST_READ = 12;
    private static final double SURELY_UPRIGHT = 0.3;

    private final Network direction;
    private final LineReader reader;

    /** {@code direction}: [n, 3, 48, 192] to [n, 2], the probabilities of 0 and of 180 degrees. */
    Orientation(Network direction, LineReader reader) {
        this.direction = direction;
        this.reader = reader;
    }

    /** Degrees clockwise: 0, 90, 180 or 270. */
    int turn(Pixels page, Detection detection) {
        boolean side = detection.liesOnItsSide();
        List<TextBox> lines = detection.boxes().stream()
                .filter(box -> box.tall() == side)
                .map(box -> side ? box.sideways() : box)
                .sorted(Comparator.comparingDouble(TextBox::width).reversed())
                .limit(ASKED)
                .toList();
        if (lines.isEmpty() || (!side && shareUpsideDown(page, lines) < SURELY_UPRIGHT)) {
            return 0;
        }
        double asFound = confidence(page, lines, UnaryOperator.identity());
        double turned = confidence(page, lines, TextBox::upsideDown);
        int quarter = side ? 90 : 0;
        return turned > asFound ? quarter + 180 : quarter;
    }

    private double shareUpsideDown(Pixels page, List<TextBox> lines) {
        try (Scratch images = new Scratch();
                Scratch outputs = new Scratch()) {
            Tensor input = images.tensor(lines.size(), 3, LineCrop.HEIGHT, WIDTH);
            for (int i = 0; i < lines.size(); i++) {
                LineCrop.along(beginning(lines.get(i), RATIO)).draw(page, input.values(), i, WIDTH);
            }
            Tensor output = outputs.tensor(lines.size(), 2);
            direction.run(input, output);
            double sum = 0;
            for (int i = 0; i < lines.size(); i++) {
                sum += output.values().get(2 * i + 1);
            }
            return sum / lines.size();
        }
    }

    private double confidence(Pixels page, List<TextBox> lines, UnaryOperator<TextBox> facing) {
        List<LineCrop> crops = lines.stream()
                .limit(READ)
                .map(line -> LineCrop.along(facing.apply(beginning(line, LONGEST_READ))))
                .toList();
        return reader.read(page, crops).stream()
                .mapToDouble(Reading::confidence)
                .average()
                .orElse(0);
    }

    private static TextBox beginning(TextBox line, double ratio) {
        return line.part(0, Math.min(1, ratio * line.height() / line.width()));
    }
}
