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
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Collects what the layers of one page show: its templates, its own content, its annotations. */
final class OfdPage {
    private static final float POINTS_PER_MILLIMETRE = 72 / 25.4f;
    private static final float SMALLEST = 1;
    private static final int DEEPEST = 32;
    private static final int MOST_SURFACES = 5_000;
    private static final int MOST_OBJECTS = 50_000;

    private final Map<String, Element> parameters;
    private final List<PlacedText> texts = new ArrayList<>();
    private final List<OfdSurface> surfaces = new ArrayList<>();
    private final List<PlacedImage> images = new ArrayList<>();
    private int objects;

    /** A text object; {@code order} is when it was painted. */
    private record PlacedText(String id, List<Word> words, OfdInk ink, int order) {}

    /** @param parameters drawing parameters of the resources by identifier, which may grow while pages are read */
    OfdPage(Map<String, Element> parameters) {
        this.parameters = parameters;
    }

    /** An image resource and where it is shown. */
    record PlacedImage(String resource, Box box) {}

    void add(Element content) {
        add(content, AffineTransform.getScaleInstance(POINTS_PER_MILLIMETRE, POINTS_PER_MILLIMETRE), OfdInk.BLACK, 0);
    }

    /** What a person sees, on a page of this size. */
    List<Word> words(float[] size) {
        return texts.stream()
                .flatMap(text -> text.words().stream().filter(word -> !isHidden(word, text, size)))
                .toList();
    }

    /** What a person does not see: without ink or size, in white on white, covered, or off the page. */
    String hidden(float[] size) {
        return texts.stream()
                .flatMap(text -> text.words().stream().filter(word -> isHidden(word, text, size)))
                .map(Word::text)
                .collect(Collectors.joining(" "));
    }

    List<PlacedImage> images() {
        return images;
    }

    /** Text of each text object that is seen as a whole by its id, for the tags that refer to them. */
    Map<String, String> textById(float[] size) {
        Map<String, String> byId = new HashMap<>();
        for (PlacedText text : texts) {
            boolean seen = text.words().stream().noneMatch(word -> isHidden(word, text, size));
            if (!text.id().isEmpty() && !text.words().isEmpty() && seen) {
                byId.put(
                        text.id(),
                        String.join(" ", text.words().stream().map(Word::text).toList()));
            }
        }
        return byId;
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

    private boolean isHidden(Word word, PlacedText text, float[] size) {
        float x = word.box().centerX();
        float y = word.box().centerY();
        boolean outside = x < 0 || y < 0 || x > size[0] || y > size[1];
        if (text.ink().none() || outside || word.box().height() < SMALLEST) {
            return true;
        }
        boolean onWhite = true;
        for (OfdSurface surface : surfaces) {
            if (surface.holds(x, y)) {
                if (surface.order() < text.order()) {
                    onWhite = surface.white();
                } else if (surface.covering()) {
                    return true;
                }
            }
        }
        return text.ink().white() && onWhite;
    }

    private void add(Element parent, AffineTransform toPage, OfdInk around, int depth) {
        if (depth > DEEPEST) {
            throw Refusal.nesting();
        }
        OfdPackage.children(parent).forEach(element -> {
            if (++objects > MOST_OBJECTS) {
                return;
            }
            OfdInk ink = around.of(element, parameters);
            switch (String.valueOf(element.getLocalName())) {
                case "TextObject" ->
                    texts.add(new PlacedText(
                            element.getAttribute("ID"), OfdText.words(element, placed(element, toPage)), ink, objects));
                case "ImageObject" -> {
                    Box box = imageBox(element, toPage);
                    images.add(new PlacedImage(element.getAttribute("ResourceID"), box));
                    addSurface(new OfdSurface(box, false, false, objects), ink);
                }
                case "PathObject" -> {
                    if (OfdSurface.isFilled(element)) {
                        boolean covering = OfdSurface.isCovering(element);
                        addSurface(new OfdSurface(imageBox(element, toPage), covering, ink.white(), objects), ink);
                    }
                }
                case "Appearance" -> add(element, shifted(element, toPage), ink, depth + 1);
                default -> add(element, toPage, ink, depth + 1);
            }
        });
    }

    private void addSurface(OfdSurface surface, OfdInk ink) {
        if (!ink.none() && surfaces.size() < MOST_SURFACES) {
            surfaces.add(surface);
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
