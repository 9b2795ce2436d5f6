package dev.wenshu.inference.grammar;

import java.util.Arrays;

/** From each step, the fewest levels of nesting that its rule can be finished with. */
final class Needs {
    private Needs() {}

    static int[] of(Step[] steps, int[] entries) {
        int[] needs = new int[steps.length];
        Arrays.fill(needs, Program.IMPOSSIBLE);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int step = 0; step < steps.length; step++) {
                int need = need(steps[step], needs, entries);
                if (need < needs[step]) {
                    needs[step] = need;
                    changed = true;
                }
            }
        }
        return needs;
    }

    private static int need(Step step, int[] needs, int[] entries) {
        return switch (step) {
            case Step.Match match -> needs[match.next()];
            case Step.Call call -> Math.max(call.nesting() + needs[entries[call.rule()]], needs[call.next()]);
            case Step.Split split ->
                Arrays.stream(split.options())
                        .map(option -> needs[option])
                        .min()
                        .orElse(Program.IMPOSSIBLE);
            case Step.Loop loop ->
                loop.min() == 0 ? needs[loop.next()] : Math.max(needs[loop.body()], needs[loop.next()]);
            case Step.Return _ -> 0;
        };
    }
}
