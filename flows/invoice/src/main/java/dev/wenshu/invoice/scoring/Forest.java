package dev.wenshu.invoice.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Boosted decision trees: the sum of their leaves is the log-odds of a candidate being right. Immutable. */
public final class Forest {
    /** A tree as a learner gives it. */
    public sealed interface Node {}

    /** Goes left where the feature is at most the threshold. */
    public record Split(Feature feature, float threshold, Node left, Node right) implements Node {}

    /**
     * The end of a branch.
     *
     * @param logOdds that it adds
     */
    public record Leaf(float logOdds) implements Node {}

    private static final int MAX_NODES = 4_000_000;
    private static final byte LEAF = -1;

    private final int[] roots;
    private final byte[] features;
    private final float[] values;
    private final int[] rights;

    private Forest(int[] roots, byte[] features, float[] values, int[] rights) {
        this.roots = roots;
        this.features = features;
        this.values = values;
        this.rights = rights;
    }

    public static Forest of(List<Node> trees) {
        int nodes = trees.stream().mapToInt(Forest::count).sum();
        Forest forest = new Forest(new int[trees.size()], new byte[nodes], new float[nodes], new int[nodes]);
        int at = 0;
        for (int i = 0; i < trees.size(); i++) {
            forest.roots[i] = at;
            at = forest.lay(trees.get(i), at);
        }
        return forest;
    }

    private static int count(Node node) {
        return switch (node) {
            case Leaf leaf -> 1;
            case Split split -> 1 + count(split.left()) + count(split.right());
        };
    }

    /** In pre-order: the left branch follows its node. */
    private int lay(Node node, int at) {
        switch (node) {
            case Leaf leaf -> {
                features[at] = LEAF;
                values[at] = leaf.logOdds();
                return at + 1;
            }
            case Split split -> {
                features[at] = FeatureVector.indexOf(split.feature());
                values[at] = split.threshold();
                int right = lay(split.left(), at + 1);
                rights[at] = right;
                return lay(split.right(), right);
            }
        }
    }

    /** The trees of both. */
    public Forest and(Forest more) {
        Forest both = new Forest(
                Arrays.copyOf(roots, roots.length + more.roots.length),
                Arrays.copyOf(features, features.length + more.features.length),
                Arrays.copyOf(values, values.length + more.values.length),
                Arrays.copyOf(rights, rights.length + more.rights.length));
        for (int i = 0; i < more.roots.length; i++) {
            both.roots[roots.length + i] = more.roots[i] + features.length;
        }
        for (int i = 0; i < more.features.length; i++) {
            both.features[features.length + i] = more.features[i];
            both.values[features.length + i] = more.values[i];
            both.rights[features.length + i] = more.rights[i] + features.length;
        }
        return both;
    }

    /** 0 to 1. */
    public double probability(FeatureVector vector) {
        return 1 / (1 + Math.exp(-logOdds(vector)));
    }

    /** The logarithm of the odds of being right. */
    public double logOdds(FeatureVector vector) {
        double sum = 0;
        for (int root : roots) {
            int at = root;
            while (features[at] != LEAF) {
                at = vector.at(features[at]) <= values[at] ? at + 1 : rights[at];
            }
            sum += values[at];
        }
        return sum;
    }

    /** The counts of trees and nodes, then the nodes in pre-order. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(roots.length);
        out.writeInt(features.length);
        for (int i = 0; i < features.length; i++) {
            out.writeByte(features[i]);
            out.writeFloat(values[i]);
        }
    }

    static Forest read(DataInput in) throws IOException {
        int trees = in.readInt();
        int nodes = in.readInt();
        if (trees < 1 || nodes < trees || nodes > MAX_NODES) {
            throw new IOException("not a forest: " + trees + " trees, " + nodes + " nodes");
        }
        Forest forest = new Forest(new int[trees], new byte[nodes], new float[nodes], new int[nodes]);
        int at = 0;
        for (int i = 0; i < trees; i++) {
            forest.roots[i] = at;
            at = forest.readTree(in, at);
        }
        return forest;
    }

    private int readTree(DataInput in, int at) throws IOException {
        features[at] = in.readByte();
        values[at] = in.readFloat();
        if (features[at] == LEAF) {
            return at + 1;
        }
        rights[at] = readTree(in, at + 1);
        return readTree(in, rights[at]);
    }

    @Override
    public String toString() {
        return "Forest[trees=" + roots.length + ", nodes=" + features.length + "]";
    }
}
