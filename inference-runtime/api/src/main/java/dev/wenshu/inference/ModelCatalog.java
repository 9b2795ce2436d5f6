package dev.wenshu.inference;

import java.util.List;

/** The models that an engine, or several together, can serve now. */
public interface ModelCatalog {
    List<ModelCard> models();

    /**
     * One model.
     *
     * @param id the name a request gives, unique in a catalogue
     * @param engine {@code onnx}, {@code llamacpp}, {@code openai}, {@code replay} ...
     * @param version identifies the weights: changes when answers may change
     * @param context tokens of prompt and answer together; 0 where unknown or without meaning
     * @param vision takes images
     */
    record ModelCard(String id, Task task, String engine, String version, String licence, int context, boolean vision) {
        public ModelCard(String id, Task task, String engine, String version, String licence) {
            this(id, task, engine, version, licence, 0, false);
        }
    }

    /** What a model is for. */
    enum Task {
        TEXT_GENERATION,
        EMBEDDING,
        TEXT_RECOGNITION
    }
}
