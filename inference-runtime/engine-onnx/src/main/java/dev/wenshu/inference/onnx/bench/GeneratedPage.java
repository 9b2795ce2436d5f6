package dev.wenshu.inference.onnx.bench;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/** An A4 page at 150 dpi printed like an invoice: a head, forty rows in four columns. The same seed prints the same page. */
record GeneratedPage(byte[] png, List<String> words) {
    private static final int WIDTH = 1240;
    private static final int HEIGHT = 1754;
    private static final int ROWS = 40;
    private static final int[] COLUMNS = {90, 250, 760, 1000};
    private static final List<String> GOODS =
            List.of("Paper", "Printer toner", "Desk lamp", "Courier service", "Office chair", "Cable", "Notebook");

    static GeneratedPage of(long seed) {
        Random random = new Random(seed);
        BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(Color.BLACK);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 22));
        List<String> words = new ArrayList<>();
        for (int row = 0; row <= ROWS; row++) {
            List<String> cells =
                    row == 0 ? List.of("Position", "Description", "Quantity", "Amount") : cells(row, random);
            for (int column = 0; column < COLUMNS.length; column++) {
                pen.drawString(cells.get(column), COLUMNS[column], 80 + row * 40);
                words.addAll(List.of(cells.get(column).split(" ", -1)));
            }
        }
        pen.dispose();
        return new GeneratedPage(png(page), words);
    }

    private static List<String> cells(int row, Random random) {
        return List.of(
                Integer.toString(1000 + row),
                GOODS.get(random.nextInt(GOODS.size())),
                Integer.toString(10 + random.nextInt(90)),
                String.format(Locale.ROOT, "%.2f", 10 + random.nextInt(100_000) / 100.0));
    }

    private static byte[] png(BufferedImage page) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(page, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
