package dev.wenshu.backbone;

import java.util.Map;

/** The default: broker in this process, H2 in a file. */
class EmbeddedReviewTest extends ReviewScenarios {
    @Override
    Map<String, String> settings() {
        return Map.of();
    }
}
