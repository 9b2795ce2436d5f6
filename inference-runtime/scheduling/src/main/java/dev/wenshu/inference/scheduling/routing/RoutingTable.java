package dev.wenshu.inference.scheduling.routing;

import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.generation.GenerationRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which slots serve which name: a snapshot that is replaced as a whole. */
record RoutingTable(Map<String, List<Candidate>> routes, Optional<String> defaultName, Map<String, ModelSlot> slots) {
    static final RoutingTable EMPTY = new RoutingTable(Map.of(), Optional.empty(), Map.of());

    RoutingTable {
        routes = Map.copyOf(routes);
        slots = Map.copyOf(slots);
    }

    /** At least one; {@link UnknownModel} where nothing goes by that name. */
    List<Candidate> candidates(String name) {
        String wanted = name;
        if (name.equals(GenerationRequest.AUTO) && !routes.containsKey(name)) {
            wanted = defaultName.orElseThrow(() -> new UnknownModel(name, "no model has been added yet; add one"));
        }
        List<Candidate> candidates = routes.get(wanted);
        if (candidates == null || candidates.isEmpty()) {
            throw new UnknownModel(
                    wanted,
                    "known are "
                            + String.join(
                                    ", ", routes.keySet().stream().sorted().toList()));
        }
        return candidates;
    }

    /** A slot that may serve a name; see {@link dev.wenshu.inference.scheduling.catalog.ModelRoute}. */
    record Candidate(ModelSlot slot, int weight, int tier) {}
}
