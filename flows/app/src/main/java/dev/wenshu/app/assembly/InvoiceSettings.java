package dev.wenshu.app.assembly;

import dev.wenshu.document.model.DocumentModel;
import dev.wenshu.invoice.model.ModelJudge;
import dev.wenshu.invoice.rules.RuleSets;
import dev.wenshu.invoice.schematron.OfficialRuleSets;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.InstantSource;
import java.util.Optional;

/** How invoices are read. */
@ConfigMapping(prefix = "wenshu.invoice")
public interface InvoiceSettings {
    /** Check e-invoices by the official rules of their profile, which costs some 5 ms each and seconds for the first. */
    @WithDefault("true")
    boolean validation();

    /** Alias of a second model that is asked whether it agrees with what the default model read; absent means none is. */
    Optional<String> judgeModel();

    /** The judge of what this model reads. */
    default Optional<ModelJudge> judge(DocumentModel reader) {
        return judgeModel().map(reader::named).map(ModelJudge::new);
    }

    /** Loads nothing yet. */
    default RuleSets ruleSets(InstantSource clock) {
        return validation() ? new OfficialRuleSets(clock) : RuleSets.OFF;
    }
}
