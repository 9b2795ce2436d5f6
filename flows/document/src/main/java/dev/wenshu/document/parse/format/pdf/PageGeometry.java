package dev.wenshu.document.parse.format.pdf;

import dev.wenshu.document.Box;
import java.awt.geom.Point2D;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Turns PDF user space into the page as displayed: cropped, rotated, from the top left. */
record PageGeometry(float left, float bottom, float cropWidth, float cropHeight, int rotation) {
    static PageGeometry of(PDPage page) {
        PDRectangle crop = page.getCropBox();
        return new PageGeometry(
                crop.getLowerLeftX(),
                crop.getLowerLeftY(),
                crop.getWidth(),
                crop.getHeight(),
                Math.floorMod(page.getRotation(), 360));
    }

    float width() {
        return rotation % 180 == 0 ? cropWidth : cropHeight;
    }

    float height() {
        return rotation % 180 == 0 ? cropHeight : cropWidth;
    }

    Box box(Iterable<Point2D.Float> corners) {
        float x0 = Float.MAX_VALUE;
        float y0 = Float.MAX_VALUE;
        float x1 = -Float.MAX_VALUE;
        float y1 = -Float.MAX_VALUE;
        for (Point2D.Float corner : corners) {
            float x = corner.x - left;
            float y = corner.y - bottom;
            float shownX = switch (rotation) {
                case 90 -> y;
                case 180 -> cropWidth - x;
                case 270 -> cropHeight - y;
                default -> x;
            };
            float shownY = switch (rotation) {
                case 90 -> x;
                case 180 -> y;
                case 270 -> cropWidth - x;
                default -> cropHeight - y;
            };
            x0 = Math.min(x0, shownX);
            y0 = Math.min(y0, shownY);
            x1 = Math.max(x1, shownX);
            y1 = Math.max(y1, shownY);
        }
        return new Box(x0, y0, x1, y1);
    }

    /** A box given in a frame turned with the text, as displayed. */
    Box turned(int turn, float x0, float y0, float x1, float y1) {
        return switch (turn) {
            case 90 -> new Box(y0, height() - x1, y1, height() - x0);
            case 180 -> new Box(width() - x1, height() - y1, width() - x0, height() - y0);
            case 270 -> new Box(width() - y1, x0, width() - y0, x1);
            default -> new Box(x0, y0, x1, y1);
        };
    }
}
