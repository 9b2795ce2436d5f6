package dev.wenshu.app.assembly;

import dev.wenshu.document.extract.AcceptancePolicy;
import dev.wenshu.invoice.InvoiceExtractor;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** When a document's values may be written back without a person. */
@ConfigMapping(prefix = "wenshu.policy")
public interface PolicySettings {
    /** Smallest confidence of a field that is trusted, 0 to 1. */
    @WithDefault("0.8")
    double threshold();

    /** Other thresholds, by kind or by kind and field, as in {@code "invoice.total"}. */
    Map<String, Double> thresholds();

    /** Fields, as kind and field, that are left out where they are not sure, rather than keep their document back. */
    @WithDefault("invoice.due_date,invoice.net,invoice.payable")
    Set<String> optional();

    /** Problem codes of parsing that inform a person but hold no document back. */
    @WithDefault(
            "ENCRYPTED_OWNER_ONLY,HIDDEN_REMARK,LINK_IGNORED,SIGNATURE_VALID,SIGNATURE_UNKNOWN_CA,SIGNATURE_UNCHECKED")
    Set<String> harmless();

    /** With what each kind needs. */
    default AcceptancePolicy toPolicy() {
        Set<String> codes = new HashSet<>(InvoiceExtractor.HARMLESS);
        codes.addAll(harmless());
        return new AcceptancePolicy(
                threshold(), thresholds(), Map.of(InvoiceExtractor.KIND, InvoiceExtractor.REQUIRED), optional(), codes);
    }
}
