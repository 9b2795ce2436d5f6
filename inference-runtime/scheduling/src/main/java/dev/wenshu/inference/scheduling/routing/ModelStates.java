package dev.wenshu.inference.scheduling.routing;

import dev.wenshu.inference.scheduling.lifecycle.ModelState;
import java.util.List;

/** How all models are, replaced ones that still drain included. */
public interface ModelStates {
    List<ModelState> states();
}
