package dev.wenshu.invoice.rules;

import java.time.LocalDate;

/**
 * Checks structured invoices against the official rules of the profile that they name. Thread-safe; never throws for what the
 * XML holds.
 */
public interface RuleSets {
    /** Checks nothing: where validation is switched off. */
    RuleSets OFF = new RuleSets() {
        @Override
        public RuleReport check(byte[] xml) {
            return new RuleReport.NoRules("");
        }

        @Override
        public RuleReport check(byte[] xml, LocalDate day) {
            return new RuleReport.NoRules("");
        }
    };

    /** By the rules in force on the day of issue that the invoice states. */
    RuleReport check(byte[] xml);

    /** By the rules in force on another day. */
    RuleReport check(byte[] xml, LocalDate day);
}
