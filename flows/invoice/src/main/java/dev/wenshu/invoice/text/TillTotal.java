package dev.wenshu.invoice.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What shows a receipt's total beside its label: what was tendered less the change, or the largest amount. */
final class TillTotal {
    private static final Pattern TENDERED = Pattern.compile(
            "(?<!\\p{L})(?:cash|tunai|pay|paid|payment|tendered|bar|gegeben|especes|recu|contant|gotowka|efectivo|contanti|skaidra nauda|samaksats|kontant)(?!\\p{L})|现金|实收|收款");
    private static final Pattern CHANGE = Pattern.compile(
            "(?<!\\p{L})(?:change|baki|ruckgeld|wechselgeld|zuruck|rendu|monnaie|wisselgeld|reszta|cambio|resto|atlikums|izdots|vaxel)(?!\\p{L})|找零|找赎");
    /** Tills print no zero before the point. */
    private static final Pattern CENTS = Pattern.compile("(?<![\\d.,])(\\.\\d{2})\\s*$");

    private static final Pattern CURRENCY = Pattern.compile("(?i)(?:RM|[$€£¥]|EUR|USD|CNY|PLN|CHF|GBP)\\s?$");
    private static final int ROWS_BETWEEN = 6;
    private static final double PAID = 0.95;
    private static final double GUESSED = 0.45;

    private TillTotal() {}

    /** An amount at the end of a labelled row. */
    private record Labelled(int row, BigDecimal money) {}

    /** The amount that was paid by what was tendered and given back; empty where the slip does not show all three. */
    static Optional<Scored> paid(VisibleText text, List<Candidate> amounts) {
        for (Labelled change : labelled(text, amounts, CHANGE)) {
            for (Labelled tendered : labelled(text, amounts, TENDERED)) {
                int rows = change.row() - tendered.row();
                BigDecimal paid = tendered.money().subtract(change.money());
                if (rows > 0 && rows <= ROWS_BETWEEN && change.money().signum() >= 0 && paid.signum() > 0) {
                    Optional<Candidate> shown = amounts.stream()
                            .filter(amount -> amount.money().compareTo(paid) == 0)
                            .filter(amount -> amount.span().row().index() <= tendered.row())
                            .reduce((first, later) -> later);
                    if (shown.isPresent()) {
                        return shown.map(amount -> new Scored(amount, PAID));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The largest amount with decimal places, where it is shown with its currency or in two rows; a guess. */
    static Optional<Scored> largest(List<Candidate> amounts) {
        return amounts.stream()
                .filter(amount -> amount.quality() == 1)
                .max(Comparator.comparing(Candidate::money))
                .filter(largest -> amounts.stream()
                        .filter(amount -> amount.money().compareTo(largest.money()) == 0)
                        .anyMatch(amount -> hasCurrency(amount)
                                || amount.span().row().index()
                                        != largest.span().row().index()))
                .map(largest -> new Scored(largest, GUESSED));
    }

    private static boolean hasCurrency(Candidate amount) {
        return CURRENCY.matcher(
                        amount.span().row().text().substring(0, amount.span().start()))
                .find();
    }

    private static List<Labelled> labelled(VisibleText text, List<Candidate> amounts, Pattern label) {
        List<Labelled> found = new ArrayList<>();
        for (Row row : text.rows()) {
            if (label.matcher(Folding.fold(row.text())).find()) {
                Matcher cents = CENTS.matcher(row.text());
                Optional<BigDecimal> last = amounts.stream()
                        .filter(amount -> amount.span().row().index() == row.index())
                        .reduce((first, later) -> later)
                        .map(Candidate::money);
                (cents.find() ? Optional.of(new BigDecimal("0" + cents.group(1))) : last)
                        .ifPresent(money -> found.add(new Labelled(row.index(), money)));
            }
        }
        return found;
    }
}
