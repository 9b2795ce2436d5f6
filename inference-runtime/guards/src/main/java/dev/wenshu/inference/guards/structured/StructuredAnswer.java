package dev.wenshu.inference.guards.structured;

import java.util.List;

/** What came of checking an answer. */
public sealed interface StructuredAnswer {
    /** JSON text as asked for, without what a model put around it. */
    record Valid(String json) implements StructuredAnswer {
        @Override
        public String toString() {
            return "Valid[chars=" + json.length() + "]";
        }
    }

    /**
     * Not as asked for.
     *
     * @param problems for the model; may quote the answer
     * @param places of the schema that it does not meet, as {@code keyword at path}; quote nothing of the answer
     */
    record Invalid(List<String> problems, List<String> places) implements StructuredAnswer {
        public Invalid {
            problems = List.copyOf(problems);
            places = List.copyOf(places);
        }

        @Override
        public String toString() {
            return "Invalid[places=" + places + "]";
        }
    }
}
