package dev.wenshu.samples.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One line of an invoice.
 *
 * @param unit as printed
 * @param unitCode UN/ECE recommendation 20
 * @param taxRate in percent
 */
public record InvoiceLine(
        String name,
        String specification,
        String unit,
        String unitCode,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal taxRate) {
    public BigDecimal net() {
        return quantity.multiply(unitPrice).setScale(2, RoundingMode.HALF_UP);
    }

    /** Tax on this line alone, rounded to two decimals. */
    public BigDecimal tax() {
        return taxOn(net(), taxRate);
    }

    static BigDecimal taxOn(BigDecimal net, BigDecimal percent) {
        return net.multiply(percent).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
    }
}
