package dev.wenshu.inference.onnx.ocr;

import dev.wenshu.inference.image.Pixels;
import java.nio.FloatBuffer;

/** How pixels become a network's input: a plane for blue, green and red each, the order the networks were trained in. */
final class Normalisation {
    static final Normalisation DETECTION =
            new Normalisation(new float[] {0.485f, 0.456f, 0.406f}, new float[] {0.229f, 0.224f, 0.225f});
    static final Normalisation RECOGNITION =
            new Normalisation(new float[] {0.5f, 0.5f, 0.5f}, new float[] {0.5f, 0.5f, 0.5f});

    private final float[] factor = new float[3];
    private final float[] offset = new float[3];

    private Normalisation(float[] mean, float[] deviation) {
        for (int channel = 0; channel < 3; channel++) {
            factor[channel] = 1 / (255 * deviation[channel]);
            offset[channel] = -mean[channel] / deviation[channel];
        }
    }

    /** Writes a bilinear sample of one point of the page. */
    void sample(Pixels page, double x, double y, FloatBuffer planes, int at, int plane) {
        double left = Math.clamp(x - 0.5, 0, page.width - 1d);
        double top = Math.clamp(y - 0.5, 0, page.height - 1d);
        int x0 = (int) left;
        int y0 = (int) top;
        int x1 = Math.min(x0 + 1, page.width - 1);
        int y1 = Math.min(y0 + 1, page.height - 1);
        float dx = (float) (left - x0);
        float dy = (float) (top - y0);
        int a = page.rgb[y0 * page.width + x0];
        int b = page.rgb[y0 * page.width + x1];
        int c = page.rgb[y1 * page.width + x0];
        int d = page.rgb[y1 * page.width + x1];
        for (int channel = 0; channel < 3; channel++) {
            int shift = channel * 8;
            float upper = mix((a >> shift) & 0xFF, (b >> shift) & 0xFF, dx);
            float lower = mix((c >> shift) & 0xFF, (d >> shift) & 0xFF, dx);
            planes.put(at + channel * plane, mix(upper, lower, dy) * factor[channel] + offset[channel]);
        }
    }

    private static float mix(float from, float to, float share) {
        return from + (to - from) * share;
    }
}
