package dev.wenshu.document.parse.format.ofd;

import dev.wenshu.document.Box;
import dev.wenshu.document.Word;
import dev.wenshu.document.parse.format.Refusal;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** Collects what the layers of one page show: its templates, its own content, its annotations. */
final class OfdPage {
    private static final float POINTS_PER_MILLIMETRE = 72 / 25.4f;
    private static final int DEEPEST = 32;
    private static final int MOST_OBJECTS = 50_000;

    private final List<Word> words = new ArrayList<>();
    private final List<PlacedImage> images = new ArrayList<>();
    private final Map<String, String> textById = new HashMap<>();
    private int objects;

    /** An image resource and where it is shown. */
    record PlacedImage(String resource, Box box) {}

    void add(Element content) {
        add(content, AffineTransform.getScaleInstance(POINTS_PER_MILLIMETRE, POINTS_PER_MILLIMETRE), 0);
    }

    List<Word> words() {
        return words;
    }

    List<PlacedImage> images() {
        return images;
    }

    /** Text of each text object by its id, for the tags that refer to them. */
    Map<String, String> textById() {
        return textById;
    }

    static float[] size(String physicalBox) {
        String[] numbers = physicalBox.strip().split("\\s+", -1);
        return numbers.length < 4
                ? new float[] {210 * POINTS_PER_MILLIMETRE, 297 * POINTS_PER_MILLIMETRE}
                : new float[] {
                    number(numbers[2], 210) * POINTS_PER_MILLIMETRE, number(numbers[3], 297) * POINTS_PER_MILLIMETRE
                };
    }

    static float number(String digits, float otherwise) {
        try {
            float number = digits.isBlank() ? otherwise : Float.parseFloat(digits.strip());
            return Float.isFinite(number) ? number : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    static Box box(AffineTransform transform, float x0, float y0, float x1, float y1) {
        Point2D.Float a = OfdText.transformed(transform, x0, y0);
        Point2D.Float b = OfdText.transformed(transform, x1, y1);
        Point2D.Float c = OfdText.transformed(transform, x0, y1);
        Point2D.Float d = OfdText.transformed(transform, x1, y0);
        return new Box(
                Math.min(Math.min(a.x, b.x), Math.min(c.x, d.x)),
                Math.min(Math.min(a.y, b.y), Math.min(c.y, d.y)),
                Math.max(Math.max(a.x, b.x), Math.max(c.x, d.x)),
                Math.max(Math.max(a.y, b.y), Math.max(c.y, d.y)));
    }

    private void add(Element parent, AffineTransform toPage, int depth) {
        if (depth > DEEPEST) {
            throw Refusal.nesting();
        }
        OfdPackage.children(parent).forEach(element -> {
            if (++objects > MOST_OBJECTS) {
                return;
            }
            switch (String.valueOf(element.getLocalName())) {
                case "TextObject" -> addText(element, placed(element, toPage));
                case "ImageObject" ->
                    images.add(new PlacedImage(element.getAttribute("ResourceID"), imageBox(element, toPage)));
                case "Appearance" -> add(element, shifted(element, toPage), depth + 1);
                default -> add(element, toPage, depth + 1);
            }
        });
    }

    private void addText(Element object, AffineTransform toPage) {
        if (object.getAttribute("Visible").equals("false")) {
            return;
        }
        List<Word> found = OfdText.words(object, toPage);
        words.addAll(found);
        String id = object.getAttribute("ID");
        if (!id.isEmpty() && !found.isEmpty()) {
            textById.put(id, String.join(" ", found.stream().map(Word::text).toList()));
        }
    }

    private static Box imageBox(Element image, AffineTransform toPage) {
        float[] boundary = numbers(image.getAttribute("Boundary"));
        return boundary.length < 4
                ? new Box(0, 0, 0, 0)
                : box(toPage, boundary[0], boundary[1], boundary[0] + boundary[2], boundary[1] + boundary[3]);
    }

    private static AffineTransform placed(Element object, AffineTransform toPage) {
        AffineTransform transform = shifted(object, toPage);
        float[] matrix = numbers(object.getAttribute("CTM"));
        if (matrix.length == 6) {
            transform.concatenate(new AffineTransform(matrix));
        }
        return transform;
    }

    private static AffineTransform shifted(Element object, AffineTransform toPage) {
        AffineTransform transform = new AffineTransform(toPage);
        float[] boundary = numbers(object.getAttribute("Boundary"));
        if (boundary.length >= 2) {
            transform.translate(boundary[0], boundary[1]);
        }
        return transform;
    }

    private static float[] numbers(String attribute) {
        String[] tokens = attribute.strip().split("\\s+", -1);
        if (tokens.length == 1 && tokens[0].isEmpty()) {
            return new float[0];
        }
        float[] numbers = new float[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            numbers[i] = number(tokens[i], 0);
        }
        return numbers;
    }
}
