package dev.wenshu.document.parse.format.pdf;

import dev.wenshu.document.Box;
import dev.wenshu.document.parse.format.pdf.shape.DrawnDigits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/** Walks through the operators of one page and notes what is painted where and when; decodes no image. */
final class PageContent extends PDFTextStripper {
    private static final int MOST_GLYPHS = 200_000;
    private static final int MOST_PAINTINGS = 20_000;
    private static final int NO_COLOR = -1;
    private static final float WHITE = 0.96f;
    private static final float INVISIBLE_ALPHA = 0.03f;
    private static final float OPAQUE_ALPHA = 0.97f;

    private final PageGeometry geometry;
    private final DrawnDigits digits;
    private final List<Glyph> glyphs = new ArrayList<>();
    private final List<Painting> paintings = new ArrayList<>();
    private final List<PlacedImage> images = new ArrayList<>();
    private final UndrawnText undrawn = new UndrawnText();
    private final PathBox path = new PathBox();
    private int order;
    private int shown;
    private int unmapped;
    private int paths;
    private boolean inAnnotation;
    private @Nullable PDColor lastColor;
    private int lastRgb;
    private boolean doubtfulDigits;

    /** An image with the resources it is named in. */
    record PlacedImage(PDResources resources, COSName name, Box box) {}

    PageContent(PDPage page, DrawnDigits digits) {
        this.digits = digits;
        this.geometry = PageGeometry.of(page);
        setStartPage(0);
        addOperator(new SetNonStrokingColor(this));
        addOperator(new SetNonStrokingColorN(this));
        addOperator(new SetNonStrokingColorSpace(this));
        addOperator(new SetNonStrokingDeviceCMYKColor(this));
        addOperator(new SetNonStrokingDeviceGrayColor(this));
        addOperator(new SetNonStrokingDeviceRGBColor(this));
    }

    @Override
    protected void writePage() {}

    static PageContent of(PDPage page, DrawnDigits digits) throws IOException {
        PageContent content = new PageContent(page, digits);
        content.processPage(page);
        return content;
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        super.processPage(page);
        inAnnotation = true;
        for (PDAnnotation annotation : page.getAnnotations()) {
            if (!annotation.isHidden() && !annotation.isNoView()) {
                showAnnotation(annotation);
            }
        }
    }

    PageGeometry geometry() {
        return geometry;
    }

    List<Glyph> glyphs() {
        return glyphs;
    }

    List<Painting> paintings() {
        return paintings;
    }

    List<PlacedImage> images() {
        return images;
    }

    /** Share of the glyphs drawn that have no Unicode text, 0 to 1. */
    float unmappedShare() {
        return shown == 0 ? 0 : (float) unmapped / shown;
    }

    /** Whether a font draws other glyphs than the digits that the text layer states. */
    boolean hasDoubtfulDigits() {
        return doubtfulDigits;
    }

    /** Places of text for which neither the document nor this machine has a typeface. */
    List<Box> undrawn() {
        return undrawn.boxes();
    }

    /** How many surfaces were filled: text turned into curves has many. */
    int paths() {
        return paths;
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        shown++;
        String text = font.toUnicode(code);
        if (text == null && !(font instanceof PDType3Font)) {
            unmapped++;
        }
        doubtfulDigits |= digits.isDoubtful(font, code, text);
        super.showGlyph(matrix, font, code, displacement);
    }

    @Override
    protected void processTextPosition(TextPosition at) {
        String text = at.getUnicode();
        if (text == null || text.isEmpty() || glyphs.size() >= MOST_GLYPHS) {
            return;
        }
        float size = size(at);
        int turn = Math.floorMod(Math.round(at.getDir()) - geometry.rotation(), 360);
        float along = at.getXDirAdj();
        float across = at.getYDirAdj();
        float advance = at.getWidthDirAdj();
        Box box = geometry.turned(turn, along, across - 0.8f * size, along + advance, across + 0.2f * size);
        undrawn.look(at, box);
        PDGraphicsState state = getGraphicsState();
        RenderingMode mode = state.getTextState().getRenderingMode();
        boolean invisible = mode == RenderingMode.NEITHER
                || mode == RenderingMode.NEITHER_CLIP
                || (state.getNonStrokeAlphaConstant() < INVISIBLE_ALPHA && mode.isFill());
        int rgb = rgb(state);
        boolean faint = mode == RenderingMode.FILL && isWhite(rgb);
        glyphs.add(new Glyph(text, box, turn, along, across, advance, size, order++, faint, invisible, rgb));
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        switch (operator.getName()) {
            case "m", "l" -> point(operands, 0);
            case "c" -> {
                point(operands, 0);
                point(operands, 2);
                point(operands, 4);
            }
            case "v", "y" -> {
                point(operands, 0);
                point(operands, 2);
            }
            case "re" -> rectangle(operands);
            case "f", "F", "f*", "B", "B*", "b", "b*" -> fill();
            case "n", "S", "s" -> path.clear();
            case "sh" ->
                painted(Painting.Kind.FILL, geometry.turned(0, 0, 0, geometry.width(), geometry.height()), false);
            case "Do" -> image(operands);
            case "BI" -> painted(Painting.Kind.IMAGE, unitSquare(), true);
            default -> {}
        }
        super.processOperator(operator, operands);
    }

    private static float size(TextPosition at) {
        float size = Math.abs(at.getYScale());
        return at.getFont() instanceof PDType3Font ? Math.max(at.getHeightDir() * 1.3f, 1f) : size;
    }

    private void point(List<COSBase> operands, int at) {
        if (operands.size() > at + 1
                && operands.get(at) instanceof COSNumber x
                && operands.get(at + 1) instanceof COSNumber y) {
            path.add(transformedPoint(x.floatValue(), y.floatValue()));
        }
    }

    private void rectangle(List<COSBase> operands) {
        if (operands.size() >= 4
                && operands.get(0) instanceof COSNumber x
                && operands.get(1) instanceof COSNumber y
                && operands.get(2) instanceof COSNumber width
                && operands.get(3) instanceof COSNumber height) {
            path.addRectangle(
                    transformedPoint(x.floatValue(), y.floatValue()),
                    transformedPoint(x.floatValue() + width.floatValue(), y.floatValue() + height.floatValue()));
        }
    }

    private void fill() {
        paths++;
        PDGraphicsState state = getGraphicsState();
        if (!path.isEmpty() && state.getNonStrokeAlphaConstant() > INVISIBLE_ALPHA) {
            painted(
                    isWhite(rgb(state)) ? Painting.Kind.WHITE_FILL : Painting.Kind.FILL,
                    geometry.box(path.corners()),
                    path.isRectangle());
        }
        path.clear();
    }

    private void image(List<COSBase> operands) {
        PDResources resources = getResources();
        if (resources != null
                && !operands.isEmpty()
                && operands.getFirst() instanceof COSName name
                && resources.isImageXObject(name)) {
            Box box = unitSquare();
            painted(Painting.Kind.IMAGE, box, !isMasked(resources, name));
            images.add(new PlacedImage(resources, name, box));
        }
    }

    /** A mask leaves open how much of the image is seen, as with a seal over text. */
    private static boolean isMasked(PDResources resources, COSName name) {
        COSDictionary images = resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
        COSDictionary image = images == null ? null : images.getCOSStream(name);
        return image != null && (image.containsKey(COSName.SMASK) || image.containsKey(COSName.MASK));
    }

    private void painted(Painting.Kind kind, Box box, boolean exact) {
        if (inAnnotation || paintings.size() >= MOST_PAINTINGS) {
            return;
        }
        PDGraphicsState state = getGraphicsState();
        boolean opaque =
                state.getNonStrokeAlphaConstant() > OPAQUE_ALPHA && BlendMode.NORMAL.equals(state.getBlendMode());
        paintings.add(
                new Painting(kind, box, exact, opaque, kind == Painting.Kind.IMAGE ? NO_COLOR : rgb(state), order++));
    }

    private Box unitSquare() {
        return geometry.box(List.of(
                transformedPoint(0, 0), transformedPoint(1, 0), transformedPoint(0, 1), transformedPoint(1, 1)));
    }

    /** The engine keeps the same object as long as the colour is not set again, so identity is the cheap test. */
    @SuppressWarnings("ReferenceEquality")
    private int rgb(PDGraphicsState state) {
        PDColor color = state.getNonStrokingColor();
        if (color != lastColor) {
            lastColor = color;
            lastRgb = rgb(color);
        }
        return lastRgb;
    }

    /** A pattern has no one colour, and a damaged colour space none at all; both count as visible. */
    private static int rgb(PDColor color) {
        if (color.isPattern()) {
            return NO_COLOR;
        }
        try {
            return color.toRGB() & 0xFFFFFF;
        } catch (IOException | RuntimeException e) {
            return NO_COLOR;
        }
    }

    private static boolean isWhite(int rgb) {
        return rgb != NO_COLOR && Math.min(rgb >> 16 & 0xFF, Math.min(rgb >> 8 & 0xFF, rgb & 0xFF)) / 255f > WHITE;
    }
}
