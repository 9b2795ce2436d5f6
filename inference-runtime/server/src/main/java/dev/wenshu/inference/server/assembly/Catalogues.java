package dev.wenshu.inference.server.assembly;

import dev.wenshu.inference.ModelCatalog;
import java.util.List;

/** Several catalogues as one. */
record Catalogues(List<ModelCatalog> parts) implements ModelCatalog {
    Catalogues {
        parts = List.copyOf(parts);
    }

    @Override
    public List<ModelCard> models() {
        return parts.stream().flatMap(part -> part.models().stream()).toList();
    }
}
