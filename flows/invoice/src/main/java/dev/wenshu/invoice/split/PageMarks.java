package dev.wenshu.invoice.split;

import dev.wenshu.document.Page;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page's text says cheaply: whether it speaks of invoices at all, and whether it goes on from the page before. */
final class PageMarks {
    private static final Pattern INVOICE = Pattern.compile(
            "invoice|receipt|rechnung|gutschrift|quittung|facture|avoir|factuur|fattura|factura|faktura|fatura|rekins|rēķin|ceks|čeks"
                    + "|kvits|kvīt|kvitto|credit note|bill|paragon|nota fiscal|invois|resit|发票|發票|收据|客票|票价|车费|实收金额");
    private static final Pattern COUNTER = Pattern.compile(
            "(?<!\\p{L})(?:page|seite|pagina|página|strona|blatt|lapa|lpp|side|sida|pg)\\.?:? ?(?:nr\\.? ?)?(\\d{1,4}) ?(?:/|of|von|de|di|van|z|no|sur|av|\\||-)? ?(\\d{1,4})?(?!\\d)"
                    + "|(?<!\\p{L})第 ?(\\d{1,4}) ?页");
    private static final Pattern CARRIED =
            Pattern.compile("übertrag|uebertrag|brought forward|(?<!\\p{L})report (?:de la page|à nouveau)"
                    + "|riporto|transport van|overgebracht|z przeniesienia|承前页|承上页|接上页");

    /** The list of goods that a fapiao refers to. */
    private static final Pattern LIST = Pattern.compile("^.{0,40}(?:应税劳务|服务|货物|销货)[^,。]{0,6}清单|^.{0,20}清单");

    private PageMarks() {}

    static boolean speaksOfInvoices(Page page) {
        return INVOICE.matcher(lower(page)).find();
    }

    /** A second or later page of its document by its own account: by its number, or a sum brought forward in its upper part. */
    static boolean continues(Page page) {
        String text = lower(page);
        if (CARRIED.matcher(head(text)).find()
                || LIST.matcher(text.replaceAll("\\s", "")).find()) {
            return true;
        }
        for (Matcher counter = COUNTER.matcher(text); counter.find(); ) {
            String number = counter.group(1) == null ? counter.group(3) : counter.group(1);
            if (Integer.parseInt(number) > 1) {
                return true;
            }
        }
        return false;
    }

    private static String head(String text) {
        return text.substring(0, text.length() * 2 / 5);
    }

    private static String lower(Page page) {
        return page.text().toLowerCase(Locale.ROOT).replaceAll("(?<=\\p{IsHan}) +(?=\\p{IsHan})", "");
    }
}
