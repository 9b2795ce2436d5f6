package dev.wenshu.app.models;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where models come from and where they are kept. */
@ConfigMapping(prefix = "wenshu.model")
public interface ModelSettings {
    /** Where downloaded models are kept; absent means {@code models} in the suite's data folder. */
    Optional<Path> folder();

    Hub hub();

    /** The hubs that models are downloaded from. */
    interface Hub {
        /** Hugging Face, or a mirror that has its API. */
        @WithName("huggingface-url")
        @WithDefault("${HF_ENDPOINT:https://huggingface.co}")
        URI huggingFaceUrl();

        /** The environment variable with the token for gated models. */
        @WithName("huggingface-token-env")
        @WithDefault("HF_TOKEN")
        String huggingFaceTokenEnv();

        @WithName("modelscope-url")
        @WithDefault("https://${MODELSCOPE_DOMAIN:www.modelscope.cn}")
        URI modelScopeUrl();

        /** The environment variable with the token for gated models. */
        @WithName("modelscope-token-env")
        @WithDefault("MODELSCOPE_API_TOKEN")
        String modelScopeTokenEnv();

        @WithDefault("PT20S")
        Duration connectTimeout();

        /** How long the hub may send nothing before the connection is given up and continued by another. */
        @WithDefault("PT60S")
        Duration stallTimeout();
    }
}
