package dev.wenshu.invoice.fapiao;

import dev.wenshu.document.Box;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a fapiao: the row of 合计 with net and tax, the row of 价税合计 with the total in figures and in capital numerals.
 *
 * @param confirmed the capital numerals state the same total
 */
record FapiaoAmounts(
        @Nullable Sum net,
        @Nullable Sum tax,
        @Nullable Sum total,
        boolean confirmed,
        @Nullable BigDecimal inWords) {
    /** An amount and where it is printed. */
    record Sum(BigDecimal amount, Dense.Place place) {}

    private static final Pattern MONEY =
            Pattern.compile("(?<![\\d.])(-?\\d{1,3}(?:,\\d{3})+\\.\\d{2}|-?\\d{1,9}\\.\\d{2})(?!\\d)");
    private static final Pattern SMALL = Pattern.compile("小写\\)?[^\\d-]{0,4}(-?[\\d,]{1,13}\\.\\d{2})(?!\\d)");
    private static final Pattern SMALL_LABEL = Pattern.compile("小写");
    private static final Pattern TOTAL_LABEL = Pattern.compile("价税合计|税合计");
    private static final Pattern SUM_LABEL = Pattern.compile("(?<!税)合计|^合|合$");
    private static final Pattern EXEMPT = Pattern.compile("(\\*{2,})(?![\\p{L}\\d])");
    private static final Pattern RECEIVED = Pattern.compile("实收金?额?[^\\d*]{0,6}(\\d{1,7}\\.\\d{1,2})(?!\\d)");
    private static final Pattern RECEIVED_LABEL = Pattern.compile("实收金额?");
    private static final Pattern TICKET_TOTAL = Pattern.compile(
            "(?:合计|总计|金额|票价|实收|实付|车费|总额)[^\\d*]{0,6}(\\d{1,7}\\.\\d{1,2})(?!\\d)|(?<![\\d.])(\\d{1,7}\\.\\d{1,2})元");

    static FapiaoAmounts read(FapiaoForm form) {
        Optional<BigDecimal> words = inWords(form);
        Sum total = total(form, words.orElse(null));
        List<Sum> money = money(form);
        Sum net = null;
        Sum tax = null;
        if (total != null) {
            List<Sum> above = money.stream()
                    .filter(sum -> !sum.place().isSame(total.place()))
                    .filter(sum ->
                            sum.place().box().centerY() < total.place().box().y0() + 0.2f * form.height())
                    .toList();
            Sum[] pair = sumRow(form, above, total);
            pair = pair == null ? addingUp(above, total) : pair;
            if (pair != null) {
                net = pair[0];
                tax = pair[1];
            }
        }
        boolean confirmed = total != null && words.isPresent() && words.get().compareTo(total.amount()) == 0;
        return new FapiaoAmounts(net, tax, total, confirmed, words.orElse(null));
    }

    boolean addsUp() {
        return net != null
                && tax != null
                && total != null
                && net.amount().add(tax.amount()).compareTo(total.amount()) == 0;
    }

    private static Optional<BigDecimal> inWords(FapiaoForm form) {
        return form.all(ChineseAmount.RUN, 0).stream()
                .map(place -> ChineseAmount.parse(place.value()))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(BigDecimal::abs));
    }

    private static @Nullable Sum total(FapiaoForm form, @Nullable BigDecimal words) {
        Optional<Dense.Place> printed = form.first(SMALL, 1);
        if (printed.isEmpty()) {
            printed = form.beside(SMALL_LABEL, MONEY);
        }
        if (printed.isEmpty()) {
            printed = form.beside(TOTAL_LABEL, MONEY);
        }
        if (printed.isEmpty() && words != null) {
            printed = form.all(MONEY, 1).stream()
                    .filter(place -> amount(place).compareTo(words) == 0)
                    .max(Comparator.comparingDouble(place -> place.box().centerY()));
        }
        if (printed.isEmpty()) {
            printed = form.first(RECEIVED, 1).or(() -> form.beside(RECEIVED_LABEL, MONEY));
        }
        if (printed.isEmpty()) {
            printed = form.first(TICKET_TOTAL, 1).or(() -> form.first(TICKET_TOTAL, 2));
        }
        return printed.map(place -> new Sum(amount(place), place)).orElse(null);
    }

    private static List<Sum> money(FapiaoForm form) {
        return form.all(MONEY, 1).stream()
                .map(place -> new Sum(amount(place), place))
                .toList();
    }

    /** The two amounts on the line of 合计, or one beside asterisks, which stand for no tax. */
    private static Sum @Nullable [] sumRow(FapiaoForm form, List<Sum> money, Sum total) {
        List<Dense.Place> labels = form.all(SUM_LABEL, 0).stream()
                .filter(label -> label.box().centerY() < total.place().box().centerY())
                .sorted(Comparator.comparingDouble(
                                (Dense.Place label) -> label.box().centerY())
                        .reversed())
                .toList();
        for (Dense.Place label : labels) {
            Box line = label.box();
            List<Sum> beside = new ArrayList<>(money.stream()
                    .filter(sum -> sum.place().box().x0() > line.x1())
                    .filter(sum -> FapiaoForm.sharesLine(line).test(sum.place()))
                    .sorted(Comparator.comparingDouble(sum -> sum.place().box().x0()))
                    .toList());
            Optional<Dense.Place> exempt = form.all(EXEMPT, 1).stream()
                    .filter(FapiaoForm.sharesLine(line))
                    .filter(place -> place.box().x0() > line.x1())
                    .findFirst();
            if (beside.size() >= 2) {
                return new Sum[] {beside.get(beside.size() - 2), beside.getLast()};
            }
            if (beside.size() == 1
                    && exempt.isPresent()
                    && beside.getFirst().amount().compareTo(total.amount()) == 0) {
                return new Sum[] {beside.getFirst(), new Sum(new BigDecimal("0.00"), exempt.get())};
            }
        }
        return null;
    }

    /** Without a readable label: the lowest pair whose sum is the total. */
    private static Sum @Nullable [] addingUp(List<Sum> money, Sum total) {
        for (int i = money.size() - 1; i >= 0; i--) {
            for (int j = money.size() - 1; j >= 0; j--) {
                Sum net = money.get(i);
                Sum tax = money.get(j);
                if (i != j
                        && net.amount().abs().compareTo(tax.amount().abs()) > 0
                        && net.place().box().x0() < tax.place().box().x0()
                        && net.amount().add(tax.amount()).compareTo(total.amount()) == 0) {
                    return new Sum[] {net, tax};
                }
            }
        }
        return null;
    }

    private static BigDecimal amount(Dense.Place place) {
        return new BigDecimal(place.value().replace(",", ""));
    }
}
