package dev.wenshu.inference.grammar.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A set of Unicode scalar values: surrogates are never members, so that every text over such sets is valid UTF-8. */
public final class CodePoints {
    public static final CodePoints NONE = new CodePoints(new int[0]);
    public static final CodePoints ALL = range(0, Character.MAX_CODE_POINT);

    /** Pairs of first and last, ascending, neither overlapping nor adjacent. */
    private final int[] bounds;

    private CodePoints(int[] bounds) {
        this.bounds = bounds;
    }

    public static CodePoints of(int... members) {
        List<int[]> ranges = new ArrayList<>();
        for (int member : members) {
            ranges.add(new int[] {member, member});
        }
        return normalized(ranges);
    }

    /** Both ends are members, unless they are surrogates. */
    public static CodePoints range(int first, int last) {
        return normalized(List.of(new int[] {first, last}));
    }

    public CodePoints union(CodePoints other) {
        List<int[]> ranges = ranges();
        ranges.addAll(other.ranges());
        return normalized(ranges);
    }

    public CodePoints negate() {
        List<int[]> gaps = new ArrayList<>();
        int next = 0;
        for (int[] range : ranges()) {
            if (range[0] > next) {
                gaps.add(new int[] {next, range[0] - 1});
            }
            next = range[1] + 1;
        }
        if (next <= Character.MAX_CODE_POINT) {
            gaps.add(new int[] {next, Character.MAX_CODE_POINT});
        }
        return normalized(gaps);
    }

    public CodePoints intersect(CodePoints other) {
        return negate().union(other.negate()).negate();
    }

    public CodePoints minus(CodePoints other) {
        return intersect(other.negate());
    }

    public boolean contains(int codePoint) {
        for (int i = 0; i < bounds.length; i += 2) {
            if (codePoint >= bounds[i] && codePoint <= bounds[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** The only member, or -1. */
    public int single() {
        return bounds.length == 2 && bounds[0] == bounds[1] ? bounds[0] : -1;
    }

    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /** First and last of each run of members, ascending. */
    List<int[]> ranges() {
        List<int[]> ranges = new ArrayList<>();
        for (int i = 0; i < bounds.length; i += 2) {
            ranges.add(new int[] {bounds[i], bounds[i + 1]});
        }
        return ranges;
    }

    private static CodePoints normalized(List<int[]> ranges) {
        List<int[]> split = new ArrayList<>();
        for (int[] range : ranges) {
            addAround(split, range[0], Math.min(range[1], Character.MIN_SURROGATE - 1));
            addAround(split, Math.max(range[0], Character.MAX_SURROGATE + 1), range[1]);
        }
        split.sort(Comparator.comparingInt(range -> range[0]));
        List<int[]> merged = new ArrayList<>();
        for (int[] range : split) {
            int[] last = merged.isEmpty() ? new int[] {-2, -2} : merged.getLast();
            if (range[0] <= last[1] + 1) {
                last[1] = Math.max(last[1], range[1]);
            } else {
                merged.add(range.clone());
            }
        }
        return new CodePoints(merged.stream().flatMapToInt(Arrays::stream).toArray());
    }

    private static void addAround(List<int[]> ranges, int first, int last) {
        if (first <= last) {
            ranges.add(new int[] {first, last});
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodePoints set && Arrays.equals(bounds, set.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return ranges().stream()
                .map(range -> "%X-%X".formatted(range[0], range[1]))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
