package dev.wenshu.samples.page;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.GlyphData;

/** Draws a page in pixels from the glyph outlines alone, so that a machine without any font gives the same image. */
public final class Raster {
    private Raster() {}

    public static BufferedImage of(Page page, int dpi) {
        double scale = dpi / 72.0;
        int width = (int) Math.round(page.width() * scale);
        int height = (int) Math.round(page.height() * scale);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.scale(scale, scale);
        for (Mark mark : page.marks()) {
            draw(graphics, mark);
        }
        graphics.dispose();
        return image;
    }

    private static void draw(Graphics2D graphics, Mark mark) {
        switch (mark) {
            case Mark.Text text -> drawText(graphics, text);
            case Mark.Line line -> {
                stroke(graphics, line.width(), line.rgb());
                graphics.draw(new Line2D.Double(line.x0(), line.y0(), line.x1(), line.y1()));
            }
            case Mark.Box box -> {
                graphics.setColor(new Color(box.rgb()));
                graphics.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
            }
            case Mark.Oval oval -> {
                stroke(graphics, oval.lineWidth(), oval.rgb());
                graphics.draw(new Ellipse2D.Double(oval.x(), oval.y(), oval.width(), oval.height()));
            }
            case Mark.Picture picture -> {
                AffineTransform place = AffineTransform.getTranslateInstance(picture.x(), picture.y());
                place.scale(
                        picture.width() / picture.image().getWidth(),
                        picture.height() / picture.image().getHeight());
                graphics.drawImage(picture.image(), place, null);
            }
        }
    }

    private static void stroke(Graphics2D graphics, double width, int rgb) {
        graphics.setStroke(new BasicStroke((float) width));
        graphics.setColor(new Color(rgb));
    }

    private static void drawText(Graphics2D graphics, Mark.Text text) {
        Style style = text.style();
        stroke(graphics, style.size() * 0.035, style.rgb());
        double x = text.x();
        for (Typefaces.Run run : Typefaces.runs(text.text(), style.bold())) {
            for (int codePoint : run.text().codePoints().toArray()) {
                Path2D outline = outline(run.face(), codePoint);
                double em = style.size() / unitsPerEm(run.face());
                AffineTransform place = new AffineTransform(em, 0, 0, -em, x, text.y());
                outline.transform(place);
                graphics.fill(outline);
                if (style.bold() && run.face() == Face.HAN) {
                    graphics.draw(outline);
                }
                x += Typefaces.advance(codePoint, style);
            }
        }
    }

    private static Path2D outline(Face face, int codePoint) {
        try {
            GlyphData glyph = face.font().getGlyph().getGlyph(face.glyph(codePoint));
            return glyph == null ? new Path2D.Double() : new Path2D.Double(glyph.getPath());
        } catch (IOException e) {
            throw new UncheckedIOException("bundled font unreadable", e);
        }
    }

    private static int unitsPerEm(Face face) {
        try {
            return face.font().getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException("bundled font unreadable", e);
        }
    }
}
