package dev.wenshu.invoice.training.fit;

import dev.wenshu.invoice.scoring.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cases with each feature cut into at most 64 bins of about equally many; features that never vary are left out. */
final class BinnedCases {
    private static final int BINS = 64;

    private final List<Feature> features = new ArrayList<>();
    private final List<float[]> edges = new ArrayList<>();
    private final List<byte[]> columns = new ArrayList<>();
    private final boolean[] right;
    private final float[] weights;

    BinnedCases(List<Case> cases) {
        right = new boolean[cases.size()];
        weights = new float[cases.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = cases.get(i).right();
            weights[i] = cases.get(i).weight();
        }
        for (Feature feature : Feature.values()) {
            float[] values = new float[right.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = cases.get(i).features().get(feature);
            }
            float[] cuts = cuts(values);
            if (cuts.length > 0) {
                features.add(feature);
                edges.add(cuts);
                columns.add(binned(values, cuts));
            }
        }
    }

    /** Between neighbouring distinct values, so that each bin but the last ends at one. */
    private static float[] cuts(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        float[] cuts = new float[BINS - 1];
        int count = 0;
        for (int bin = 1; bin < BINS; bin++) {
            float at = sorted[(int) ((long) bin * (sorted.length - 1) / BINS)];
            int next = upper(sorted, at);
            if (next < sorted.length) {
                float cut = (at + sorted[next]) / 2;
                if (count == 0 || cut > cuts[count - 1]) {
                    cuts[count++] = cut;
                }
            }
        }
        // Rare values at the low end, such as a flag that is seldom missing, would fall into the first bin.
        int first = upper(sorted, sorted[0]);
        if (first < sorted.length && (count == 0 || cuts[0] > sorted[first]) && count < cuts.length) {
            System.arraycopy(cuts, 0, cuts, 1, count++);
            cuts[0] = (sorted[0] + sorted[first]) / 2;
        }
        return Arrays.copyOf(cuts, count);
    }

    /** Index of the first value above one. */
    private static int upper(float[] sorted, float value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static byte[] binned(float[] values, float[] cuts) {
        byte[] bins = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            int at = Arrays.binarySearch(cuts, values[i]);
            bins[i] = (byte) (at < 0 ? -at - 1 : at);
        }
        return bins;
    }

    int size() {
        return right.length;
    }

    int width() {
        return features.size();
    }

    Feature feature(int column) {
        return features.get(column);
    }

    byte[] column(int column) {
        return columns.get(column);
    }

    /** What a value is at most in a bin. */
    float edge(int column, int bin) {
        return edges.get(column)[bin];
    }

    int bins(int column) {
        return edges.get(column).length + 1;
    }

    boolean isRight(int index) {
        return right[index];
    }

    float weight(int index) {
        return weights[index];
    }
}
