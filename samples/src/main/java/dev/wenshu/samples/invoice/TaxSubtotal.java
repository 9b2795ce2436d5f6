package dev.wenshu.samples.invoice;

import java.math.BigDecimal;

/** Taxable amount and tax of all lines at one rate, in percent. */
public record TaxSubtotal(BigDecimal rate, BigDecimal net, BigDecimal tax) {}
