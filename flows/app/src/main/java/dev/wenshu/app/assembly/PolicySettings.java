package dev.wenshu.app.assembly;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** When a document's values may be written back without a person. */
@ConfigMapping(prefix = "wenshu.policy")
public interface PolicySettings {
    /** Smallest confidence of a field that is trusted, 0 to 1. */
    @WithDefault("0.8")
    double threshold();

    /** Problem codes of parsing that inform a person but hold no document back. */
    @WithDefault(
            "ENCRYPTED_OWNER_ONLY,HIDDEN_REMARK,LINK_IGNORED,SIGNATURE_VALID,SIGNATURE_UNKNOWN_CA,SIGNATURE_UNCHECKED")
    Set<String> harmless();
}
