package dev.wenshu.inference.grammar;

import dev.wenshu.inference.grammar.automaton.Dfa;
import dev.wenshu.inference.grammar.token.Reach;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The tokens that can be read from a set of positions. Each position's own automaton walks the trie alone, which is the bulk
 * and is remembered across grammars; only nodes at which it may end are gone on from with what follows it.
 */
final class MaskWalk {
    private static final int MAX_WALKS = 2_000_000;

    private final Program program;
    private final TokenTable tokens;
    private final BitSet mask = new BitSet();
    private int walks;

    MaskWalk(Program program, TokenTable tokens) {
        this.program = program;
        this.tokens = tokens;
    }

    BitSet of(Collection<Position> positions) {
        PriorityQueue<Visit> open = new PriorityQueue<>();
        Set<Visit> known = new HashSet<>();
        for (Position position : positions) {
            Step.Match match = program.match(position.step());
            Reach reach = tokens.reach(match.dfa(), position.state(), position.used());
            mask.or(reach.tokens());
            goOn(reach.exits(), match, position, open, known);
        }
        while (!open.isEmpty()) {
            Visit visit = open.poll();
            Position position = visit.position;
            Step.Match match = program.match(position.step());
            int[] exits = Reach.into(mask, tokens.trie(), visit.node, match.dfa(), position.state(), position.used());
            goOn(exits, match, position, open, known);
        }
        return mask;
    }

    private void goOn(int[] exits, Step.Match match, Position position, PriorityQueue<Visit> open, Set<Visit> known) {
        if (exits.length == 0) {
            return;
        }
        Closure closure = new Closure(program);
        closure.follow(match.next(), position.stack());
        List<Position> following = new ArrayList<>(closure.positions());
        BitSet first = firstBytes(following);
        for (int node : exits) {
            if (!tokens.trie().hasChild(node, first)) {
                continue;
            }
            for (Position next : following) {
                Visit visit = new Visit(node, next);
                if (known.add(visit)) {
                    open.add(visit);
                }
            }
        }
        walks += exits.length;
        if (walks > MAX_WALKS) {
            throw program.refused("the grammar is too ambiguous to say which tokens may follow");
        }
    }

    /** Most exits go on with nothing that may follow, and are left out at once. */
    private BitSet firstBytes(List<Position> positions) {
        BitSet first = new BitSet(256);
        for (Position position : positions) {
            Dfa dfa = program.match(position.step()).dfa();
            for (int b = 0; b < 256; b++) {
                if (dfa.next(position.state(), position.used(), b) != Dfa.DEAD) {
                    first.set(b);
                }
            }
        }
        return first;
    }

    private record Visit(int node, Position position) implements Comparable<Visit> {
        @Override
        public int compareTo(Visit other) {
            return Integer.compare(node, other.node);
        }
    }
}
