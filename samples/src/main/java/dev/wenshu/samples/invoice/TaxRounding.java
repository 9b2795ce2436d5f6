package dev.wenshu.samples.invoice;

/** Where tax is rounded: on each line, as fapiao do, or once a rate, as EN 16931 prescribes. */
public enum TaxRounding {
    PER_LINE,
    PER_RATE
}
