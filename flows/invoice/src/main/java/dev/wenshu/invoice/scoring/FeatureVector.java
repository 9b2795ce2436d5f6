package dev.wenshu.invoice.scoring;

import java.util.Arrays;

/** The measures of one candidate for one field; those not set are 0. */
@SuppressWarnings("EnumOrdinal") // an array index within one run; files name the features they were written with
public final class FeatureVector {
    private static final int SIZE = Feature.values().length;

    private final float[] values;

    public FeatureVector() {
        this(new float[SIZE]);
    }

    private FeatureVector(float[] values) {
        this.values = values;
    }

    public FeatureVector copy() {
        return new FeatureVector(Arrays.copyOf(values, SIZE));
    }

    public FeatureVector with(Feature feature, double value) {
        values[feature.ordinal()] = (float) value;
        return this;
    }

    public FeatureVector with(Feature feature, boolean flag) {
        return with(feature, flag ? 1 : 0);
    }

    public float get(Feature feature) {
        return values[feature.ordinal()];
    }

    static byte indexOf(Feature feature) {
        return (byte) feature.ordinal();
    }

    float at(int index) {
        return values[index];
    }

    @Override
    public String toString() {
        return "FeatureVector[size=" + SIZE + "]";
    }
}
