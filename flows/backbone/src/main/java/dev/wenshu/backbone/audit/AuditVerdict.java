package dev.wenshu.backbone.audit;

/** Whether the audit is what was once written. */
public sealed interface AuditVerdict {
    /** Every link holds. */
    record Intact(long entries) implements AuditVerdict {}

    /** The first entry that was changed, removed or added; the end of the chain counts as an entry. */
    record Broken(long seq) implements AuditVerdict {}
}
