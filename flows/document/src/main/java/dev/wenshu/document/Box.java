package dev.wenshu.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An axis-aligned rectangle on a page, from the top left corner, in the page's own units: points (1/72 inch) for PDF and
 * OFD, pixels for images. As JSON an array {@code [x0,y0,x1,y1]}.
 */
public record Box(float x0, float y0, float x1, float y1) {
    @JsonCreator
    public static Box of(float[] corners) {
        if (corners.length != 4) {
            throw new IllegalArgumentException("a box has four numbers, not " + corners.length);
        }
        return new Box(corners[0], corners[1], corners[2], corners[3]);
    }

    @JsonValue
    public float[] corners() {
        return new float[] {x0, y0, x1, y1};
    }

    public float width() {
        return x1 - x0;
    }

    public float height() {
        return y1 - y0;
    }

    public float centerX() {
        return (x0 + x1) / 2;
    }

    public float centerY() {
        return (y0 + y1) / 2;
    }

    /** The smallest box that holds both. */
    public Box union(Box other) {
        return new Box(Math.min(x0, other.x0), Math.min(y0, other.y0), Math.max(x1, other.x1), Math.max(y1, other.y1));
    }
}
