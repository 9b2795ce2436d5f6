package dev.wenshu.inference.grammar.token;

import dev.wenshu.inference.grammar.automaton.IntList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a vocabulary by their bytes. Nodes are numbered in the order of a depth-first walk, so that a walk is one
 * pass over arrays and leaving out a subtree is one jump. Node 0 is the root.
 */
public final class TokenTrie {
    public static final int ROOT = 0;

    /** The byte that leads to each node. */
    final byte[] label;
    /** The node after the last one below each node. */
    final int[] end;
    /** Bytes from the root. */
    final int[] depth;
    /** Where the ids of each node's tokens begin in {@link #ids}; those of the next node follow. */
    final int[] firstId;

    final int[] ids;
    private final int maxDepth;

    private TokenTrie(byte[] label, int[] end, int[] depth, int[] firstId, int[] ids) {
        this.label = label;
        this.end = end;
        this.depth = depth;
        this.firstId = firstId;
        this.ids = ids;
        this.maxDepth = Arrays.stream(depth).max().orElse(0);
    }

    /** By token id; null and empty entries are in no node. */
    public static TokenTrie of(List<? extends byte @Nullable []> bytesById) {
        Integer[] sorted = sortedIds(bytesById);
        IntList labels = new IntList();
        IntList depths = new IntList();
        IntList firstIds = new IntList();
        labels.add(0);
        depths.add(0);
        firstIds.add(0);
        byte[] last = {};
        for (int i = 0; i < sorted.length; i++) {
            byte[] token = bytes(bytesById, sorted[i]);
            int shared = Arrays.mismatch(last, token);
            for (int at = shared < 0 ? token.length : shared; at < token.length; at++) {
                labels.add(token[at]);
                depths.add(at + 1);
                firstIds.add(i);
            }
            last = token;
        }
        firstIds.add(sorted.length);
        byte[] label = new byte[labels.size()];
        for (int node = 0; node < label.length; node++) {
            label[node] = (byte) labels.get(node);
        }
        int[] depth = depths.toArray();
        int[] firstId = firstIds.toArray();
        int[] ids = Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
        return new TokenTrie(label, ends(depth), depth, firstId, ids);
    }

    /** Bytes of the longest token. */
    public int maxDepth() {
        return maxDepth;
    }

    /** Whether one of these bytes leads on from a node. */
    public boolean hasChild(int node, BitSet bytes) {
        for (int child = node + 1; child < end[node]; child = end[child]) {
            if (bytes.get(label[child] & 0xFF)) {
                return true;
            }
        }
        return false;
    }

    boolean hasChildren(int node) {
        return end[node] > node + 1;
    }

    private static Integer[] sortedIds(List<? extends byte @Nullable []> bytesById) {
        IntList present = new IntList();
        for (int id = 0; id < bytesById.size(); id++) {
            if (bytes(bytesById, id).length > 0) {
                present.add(id);
            }
        }
        Integer[] ids = Arrays.stream(present.toArray()).boxed().toArray(Integer[]::new);
        Arrays.sort(ids, (a, b) -> Arrays.compareUnsigned(bytes(bytesById, a), bytes(bytesById, b)));
        return ids;
    }

    private static byte[] bytes(List<? extends byte @Nullable []> bytesById, int id) {
        byte[] bytes = bytesById.get(id);
        return bytes == null ? new byte[0] : bytes;
    }

    private static int[] ends(int[] depth) {
        int[] end = new int[depth.length];
        int[] lastAtDepth = new int[Arrays.stream(depth).max().orElse(0) + 2];
        int deepest = -1;
        for (int node = 0; node < depth.length; node++) {
            for (int d = depth[node]; d <= deepest; d++) {
                end[lastAtDepth[d]] = node;
            }
            lastAtDepth[depth[node]] = node;
            deepest = depth[node];
        }
        for (int d = 0; d <= deepest; d++) {
            end[lastAtDepth[d]] = depth.length;
        }
        return end;
    }
}
