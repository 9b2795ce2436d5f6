package dev.wenshu.inference.onnx.ocr;

/** How 0..255 becomes a network's input, a channel (blue, green, red) at a time. */
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

    float apply(float value, int channel) {
        return value * factor[channel] + offset[channel];
    }
}
