package dev.wenshu.invoice.training.generate;

import java.time.LocalDate;
import java.util.List;

/**
 * What an invoice says, in cents.
 *
 * @param rounding to the smallest coin; part of the total
 * @param untaxed what is sold at a rate of nought; neither net nor tax, but part of the total
 * @param lowTax of the part at the lower rate, 0 where there is one rate only
 */
record Facts(
        Kind kind,
        String number,
        LocalDate issued,
        LocalDate due,
        Company seller,
        Company buyer,
        List<Line> lines,
        long discount,
        long net,
        long tax,
        long lowTax,
        long untaxed,
        long rounding,
        long total,
        long prepaid,
        long cash) {
    enum Kind {
        INVOICE,
        CREDIT_NOTE,
        RECEIPT
    }

    /** One thing sold. */
    record Line(String item, int quantity, long price, long amount) {}

    /**
     * A party.
     *
     * @param brand the name it trades under, empty where it is the legal name
     */
    record Company(
            String legal,
            String brand,
            List<String> address,
            String phone,
            String site,
            String taxId,
            String registration) {}

    long payable() {
        return total - prepaid;
    }

    @Override
    public String toString() {
        return "Facts[kind=" + kind + ", lines=" + lines.size() + "]";
    }
}
