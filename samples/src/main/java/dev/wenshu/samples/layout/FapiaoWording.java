package dev.wenshu.samples.layout;

import dev.wenshu.samples.invoice.InvoiceFacts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How fapiao print dates, amounts and rates, and what their QR code says. */
public final class FapiaoWording {
    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("yyyy'年'MM'月'dd'日'", Locale.CHINA);

    private FapiaoWording() {}

    public static String date(LocalDate date) {
        return PRINTED.format(date);
    }

    static String yuan(BigDecimal amount) {
        return "¥" + amount.toPlainString();
    }

    public static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    public static String percent(BigDecimal rate) {
        return plain(rate) + "%";
    }

    /** 32 is the fully digital ordinary fapiao; its amount is the total with tax. */
    static String digitalQr(InvoiceFacts invoice) {
        return String.join(
                ",",
                "01",
                "32",
                "",
                invoice.number(),
                invoice.total().toPlainString(),
                DateTimeFormatter.BASIC_ISO_DATE.format(invoice.issued()),
                "",
                checksum(invoice));
    }

    /** 10 is the electronic ordinary VAT fapiao; its amount is the net. */
    public static String vatQr(InvoiceFacts invoice) {
        return String.join(
                ",",
                "01",
                "10",
                invoice.marks().code(),
                invoice.number(),
                invoice.net().toPlainString(),
                DateTimeFormatter.BASIC_ISO_DATE.format(invoice.issued()),
                invoice.marks().checkCode(),
                checksum(invoice),
                "");
    }

    private static String checksum(InvoiceFacts invoice) {
        return "%04X".formatted((invoice.number() + invoice.total()).hashCode() & 0xFFFF);
    }
}
