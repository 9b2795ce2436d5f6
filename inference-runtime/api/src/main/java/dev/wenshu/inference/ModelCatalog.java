package dev.wenshu.inference;

import java.util.List;

/** The models that an engine, or several together, can serve now. */
public interface ModelCatalog {
    List<ModelCard> models();

    /**
     * One model.
     *
     * @param id the name a request gives, unique in a catalogue
     * @param engine {@code onnx}, {@code openai}, {@code replay} ...
     * @param version identifies the weights: changes when answers may change
     */
    record ModelCard(String id, Task task, String engine, String version, String licence) {}

    /** What a model is for. */
    enum Task {
        EMBEDDING,
        TEXT_RECOGNITION
    }
}
