package dev.wenshu.app.assembly;

import dev.wenshu.invoice.rules.RuleSets;
import dev.wenshu.invoice.schematron.OfficialRuleSets;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.InstantSource;

/** How invoices are read. */
@ConfigMapping(prefix = "wenshu.invoice")
public interface InvoiceSettings {
    /** Check e-invoices by the official rules of their profile, which costs some 5 ms each and seconds for the first. */
    @WithDefault("true")
    boolean validation();

    /** Loads nothing yet. */
    default RuleSets ruleSets(InstantSource clock) {
        return validation() ? new OfficialRuleSets(clock) : RuleSets.OFF;
    }
}
