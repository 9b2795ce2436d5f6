package dev.wenshu.invoice;

import dev.wenshu.invoice.layout.Layouts;
import dev.wenshu.invoice.scoring.FieldForests;
import org.jspecify.annotations.Nullable;

/** What visible text is read by, which learning may change while documents are read. Thread-safe. */
public final class InvoiceKnowledge {
    private record Learned(FieldForests forests, Layouts layouts) {}

    private volatile @Nullable Learned learned;

    /** From the next document on. */
    public void use(FieldForests forests, Layouts layouts) {
        learned = new Learned(forests, layouts);
    }

    /** As at first: the shipped forests, which are read with the first document that needs them, and no layout. */
    public void useShipped() {
        learned = null;
    }

    public FieldForests forests() {
        Learned now = learned;
        return now == null ? FieldForests.shipped() : now.forests();
    }

    public Layouts layouts() {
        Learned now = learned;
        return now == null ? Layouts.none() : now.layouts();
    }

    @Override
    public String toString() {
        return "InvoiceKnowledge[" + (learned == null ? "shipped" : "learned") + "]";
    }
}
