package dev.wenshu.document.parse.format.ofd;

import dev.wenshu.document.Box;
import java.util.HashSet;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * An image or a filled path.
 *
 * @param covering whether nothing under it is seen: a rectangle, opaque
 * @param order when it was painted
 */
record OfdSurface(Box box, boolean covering, boolean white, int order) {
    private static final float OPAQUE = 255;

    boolean holds(float x, float y) {
        return x >= box.x0() && x <= box.x1() && y >= box.y0() && y <= box.y1();
    }

    static boolean isFilled(Element path) {
        return path.getAttribute("Fill").equals("true");
    }

    /** Whether a path is nothing but one upright rectangle that lets nothing through. */
    static boolean isCovering(Element path) {
        boolean opaque = OfdPage.number(path.getAttribute("Alpha"), OPAQUE) >= OPAQUE
                && OfdPackage.children(path, "FillColor")
                        .allMatch(color -> !color.getAttribute("Value").isBlank()
                                && OfdPage.number(color.getAttribute("Alpha"), OPAQUE) >= OPAQUE);
        return opaque && isRectangle(OfdPackage.text(path, "AbbreviatedData").orElse(""));
    }

    private static boolean isRectangle(String data) {
        Set<Float> across = new HashSet<>();
        Set<Float> down = new HashSet<>();
        String[] tokens = data.strip().split("\\s+", -1);
        int moves = 0;
        int lines = 0;
        for (int i = 0; i < tokens.length; i++) {
            switch (tokens[i]) {
                case "M", "S", "L" -> {
                    moves += tokens[i].equals("L") ? 0 : 1;
                    lines += tokens[i].equals("L") ? 1 : 0;
                    across.add(i + 1 < tokens.length ? OfdPage.number(tokens[i + 1], 0) : 0);
                    down.add(i + 2 < tokens.length ? OfdPage.number(tokens[i + 2], 0) : 0);
                    i += 2;
                }
                case "C" -> {}
                default -> {
                    return false;
                }
            }
        }
        return moves == 1 && lines >= 3 && lines <= 4 && across.size() == 2 && down.size() == 2;
    }
}
