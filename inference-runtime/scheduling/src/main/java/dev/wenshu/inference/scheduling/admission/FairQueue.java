package dev.wenshu.inference.scheduling.admission;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Waiting calls of one priority. The next is the oldest of the department that had the least service for its weight
 * (start-time fair queueing, Goyal, Vin and Cheng 1996; the service of a running call is an estimate until it ends). A
 * department that comes back from idleness starts level with the others: it neither saved up nor owes more than it
 * used. Not thread-safe.
 */
final class FairQueue {
    private static final int REMEMBERED = 1_024;

    private final Map<String, Double> weights;
    private final Map<String, Share> shares = new HashMap<>();
    private final TreeSet<Share> waiting = new TreeSet<>(
            Comparator.<Share>comparingDouble(share -> share.served).thenComparing(share -> share.name));
    private double level;
    private int size;

    FairQueue(Map<String, Double> weights) {
        this.weights = weights;
    }

    int size() {
        return size;
    }

    /** Departments that are kept in mind. */
    int remembered() {
        return shares.size();
    }

    void add(Ticket ticket) {
        Share share = shares.get(ticket.department);
        if (share == null) {
            forgetIdle();
            share = new Share(ticket.department, weights.getOrDefault(ticket.department, 1.0), level);
            shares.put(share.name, share);
        }
        if (share.tickets.isEmpty()) {
            share.served = Math.max(share.served, level);
            waiting.add(share);
        }
        share.tickets.add(ticket);
        size++;
    }

    /** Takes out the next call and charges its department the service that is expected of it. */
    @Nullable
    Ticket poll(double expectedService) {
        if (waiting.isEmpty()) {
            return null;
        }
        level = Math.max(level, waiting.first().served);
        return take(waiting.first(), expectedService);
    }

    /** Takes out the oldest call whatever its department's share. */
    @Nullable
    Ticket pollOldest(double expectedService) {
        return waiting.stream()
                .min(Comparator.comparingLong(share -> share.tickets.getFirst().arrived))
                .map(share -> take(share, expectedService))
                .orElse(null);
    }

    /** Returns whether it was still waiting. */
    boolean remove(Ticket ticket) {
        Share share = shares.get(ticket.department);
        if (share == null || !share.tickets.remove(ticket)) {
            return false;
        }
        size--;
        if (share.tickets.isEmpty()) {
            waiting.remove(share);
        }
        return true;
    }

    /** A call that was taken out has ended after so much service. */
    void ended(Ticket ticket, double service) {
        Share share = shares.get(ticket.department);
        if (share == null) {
            return;
        }
        boolean queued = waiting.remove(share);
        share.running--;
        share.served += (service - ticket.charged) / share.weight;
        if (queued) {
            waiting.add(share);
        }
    }

    /** The oldest arrival; {@link Long#MAX_VALUE} where nobody waits. */
    long oldest() {
        long oldest = Long.MAX_VALUE;
        for (Share share : waiting) {
            oldest = Math.min(oldest, share.tickets.getFirst().arrived);
        }
        return oldest;
    }

    /** Takes out all. */
    List<Ticket> drain() {
        List<Ticket> all =
                waiting.stream().flatMap(share -> share.tickets.stream()).toList();
        waiting.forEach(share -> share.tickets.clear());
        waiting.clear();
        size = 0;
        return all;
    }

    private Ticket take(Share share, double expectedService) {
        waiting.remove(share);
        Ticket ticket = share.tickets.removeFirst();
        size--;
        ticket.charged = expectedService;
        share.served += expectedService / share.weight;
        share.running++;
        if (!share.tickets.isEmpty()) {
            waiting.add(share);
        }
        return ticket;
    }

    /** Departments come from outside: their number must not grow for ever. */
    private void forgetIdle() {
        if (shares.size() >= REMEMBERED) {
            shares.values().removeIf(share -> share.tickets.isEmpty() && share.running == 0);
        }
    }

    private static final class Share {
        private final String name;
        private final double weight;
        private final LinkedHashSet<Ticket> tickets = new LinkedHashSet<>();
        private double served;
        private int running;

        private Share(String name, double weight, double served) {
            this.name = name;
            this.weight = weight;
            this.served = served;
        }
    }
}
