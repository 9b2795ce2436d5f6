package dev.wenshu.inference.testkit;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/** A page printed with the JDK's own sans-serif font, for reading back. */
public final class PrintedPage {
    private static final int WIDTH = 1000;
    /** Pixels from one base line to the next. */
    public static final int LINE = 70;

    private PrintedPage() {}

    public static BufferedImage of(List<String> lines) {
        BufferedImage page = blank(WIDTH, LINE * (lines.size() + 2));
        Graphics2D graphics = pen(page);
        for (int i = 0; i < lines.size(); i++) {
            graphics.drawString(lines.get(i), 80, LINE * (i + 2));
        }
        graphics.dispose();
        return page;
    }

    /** Degrees clockwise. */
    public static BufferedImage turned(BufferedImage page, double degrees) {
        double radians = Math.toRadians(degrees);
        double cos = Math.abs(Math.cos(radians));
        double sin = Math.abs(Math.sin(radians));
        int width = (int) Math.round(page.getWidth() * cos + page.getHeight() * sin);
        int height = (int) Math.round(page.getWidth() * sin + page.getHeight() * cos);
        AffineTransform turn = new AffineTransform();
        turn.translate(width / 2.0, height / 2.0);
        turn.rotate(radians);
        turn.translate(-page.getWidth() / 2.0, -page.getHeight() / 2.0);
        BufferedImage turned = blank(width, height);
        Graphics2D graphics = pen(turned);
        graphics.drawImage(page, new AffineTransformOp(turn, AffineTransformOp.TYPE_BICUBIC), 0, 0);
        graphics.dispose();
        return turned;
    }

    public static byte[] encoded(BufferedImage page, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(page, format, bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage blank(int width, int height) {
        BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return page;
    }

    private static Graphics2D pen(BufferedImage page) {
        Graphics2D graphics = page.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 32));
        graphics.setColor(Color.BLACK);
        return graphics;
    }
}
