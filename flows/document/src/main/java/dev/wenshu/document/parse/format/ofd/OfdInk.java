package dev.wenshu.document.parse.format.ofd;

import java.util.Arrays;
import java.util.Map;
import org.w3c.dom.Element;

/**
 * How an object is painted, as far as it is inherited from what is around it.
 *
 * @param none nothing of it is seen: switched off, transparent or neither filled nor drawn
 * @param white in white or nearly white
 */
record OfdInk(boolean none, boolean white) {
    static final OfdInk BLACK = new OfdInk(false, false);

    private static final float OPAQUE = 255;
    private static final float INVISIBLE = 8;
    private static final float WHITE = 245;

    /** @param parameters drawing parameters of the resources by identifier */
    OfdInk of(Element object, Map<String, Element> parameters) {
        boolean isWhite = white;
        boolean isNone = none
                || object.getAttribute("Visible").equals("false")
                || OfdPage.number(object.getAttribute("Alpha"), OPAQUE) < INVISIBLE;
        Element shared = parameters.get(object.getAttribute("DrawParam"));
        for (Element painted : shared == null ? new Element[] {object} : new Element[] {shared, object}) {
            Element color =
                    OfdPackage.children(painted, "FillColor").findFirst().orElse(null);
            if (color != null) {
                isWhite = isWhite(color.getAttribute("Value"));
                isNone |= painted.equals(object)
                        && OfdPage.number(color.getAttribute("Alpha"), OPAQUE) < INVISIBLE
                        && !isDrawn(object);
            }
        }
        return new OfdInk(isNone || isLeftOut(object), isWhite);
    }

    /** Text is filled unless it says otherwise; white within a black outline is seen. */
    private static boolean isLeftOut(Element object) {
        return "TextObject".equals(object.getLocalName())
                && object.getAttribute("Fill").equals("false")
                && !isDrawn(object);
    }

    private static boolean isDrawn(Element object) {
        return object.getAttribute("Stroke").equals("true");
    }

    /** Gray, red green blue, or cyan magenta yellow black; 0 to 255 each, also as hexadecimal numbers. */
    private static boolean isWhite(String value) {
        String[] parts = value.strip().split("\\s+", -1);
        return switch (parts.length) {
            case 1, 3 -> Arrays.stream(parts).allMatch(part -> number(part) > WHITE);
            case 4 -> Arrays.stream(parts).allMatch(part -> number(part) < INVISIBLE);
            default -> false;
        };
    }

    private static float number(String part) {
        if (!part.startsWith("#")) {
            return OfdPage.number(part, OPAQUE / 2);
        }
        try {
            return Integer.parseInt(part.substring(1), 16);
        } catch (NumberFormatException e) {
            return OPAQUE / 2;
        }
    }
}
