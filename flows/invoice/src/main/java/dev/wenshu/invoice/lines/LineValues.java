package dev.wenshu.invoice.lines;

import dev.wenshu.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of one line. Quantity and price are given only where their product is the amount; a quantity also where there is no price. */
record LineValues(TableHead head, TableLine line, @Nullable Character mark) {
    private static final Pattern DAY = Pattern.compile("((?:19|20)\\d{2})\\D?(\\d{2})\\D?(\\d{2})日?");
    private static final Pattern PERCENT = Pattern.compile("-?\\s?(\\d{1,2}(?:[.,]\\d{1,2})?)\\s?%");
    /** Recognition puts figures of the next column beside it. */
    private static final Pattern UNIT = Pattern.compile("(?!.*\\d[.,]\\d)(?=.*\\p{L}).{1,20}");

    private static final BigDecimal CENT = new BigDecimal("0.01");

    /**
     * The line with the amounts of those columns.
     *
     * @param net column, -1 where none is sure; so the others
     */
    InvoiceLine line(int net, int gross, int tax) {
        BigDecimal amount = money(net);
        BigDecimal withTax = money(gross);
        Counted counted = counted(amount == null ? withTax : amount);
        String stated = text(ColumnKind.UNIT);
        String unit = stated != null && UNIT.matcher(stated).matches() ? stated : null;
        return new InvoiceLine(
                name(),
                counted.quantity(),
                unit == null ? counted.unit() : unit,
                counted.price(),
                amount,
                rate(),
                text(ColumnKind.SPECIFICATION),
                tax < 0 ? null : CellNumber.tax(line.cell(tax), mark),
                withTax,
                day(ColumnKind.FROM),
                day(ColumnKind.TO));
    }

    private record Counted(
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable String unit) {
        static final Counted NOTHING = new Counted(null, null, null);
    }

    private Counted counted(@Nullable BigDecimal amount) {
        int quantities = head.first(ColumnKind.QUANTITY);
        CellNumber.Count count =
                quantities < 0 ? null : CellNumber.count(line.cell(quantities)).orElse(null);
        List<BigDecimal> prices =
                readings(head.first(ColumnKind.PRICE) < 0 ? "" : line.cell(head.first(ColumnKind.PRICE)));
        if (count == null) {
            return Counted.NOTHING;
        }
        List<BigDecimal> numbers = readings(count.number());
        if (prices.isEmpty()) {
            return numbers.size() == 1 ? new Counted(numbers.getFirst(), null, count.unit()) : Counted.NOTHING;
        }
        for (BigDecimal number : numbers) {
            for (BigDecimal price : prices) {
                if (amount != null
                        && (isProduct(number, price, amount) || isProduct(number, discounted(price), amount))) {
                    return new Counted(number, price, count.unit());
                }
            }
        }
        return Counted.NOTHING;
    }

    /** With the discount in percent that another column shows. */
    private BigDecimal discounted(BigDecimal price) {
        for (int i = 0; i < head.columns().size(); i++) {
            Matcher percent = PERCENT.matcher(line.cell(i));
            if (head.columns().get(i).kind() == ColumnKind.OTHER && percent.matches()) {
                BigDecimal part = new BigDecimal(percent.group(1).replace(',', '.')).movePointLeft(2);
                return price.multiply(BigDecimal.ONE.subtract(part));
            }
        }
        return price;
    }

    /** A price is rounded where it is printed, so the product may be off by the half of its last place for each piece. */
    private static boolean isProduct(BigDecimal number, BigDecimal price, BigDecimal amount) {
        BigDecimal place = BigDecimal.ONE.movePointLeft(Math.max(0, price.scale()));
        BigDecimal off = number.multiply(price)
                .setScale(2, RoundingMode.HALF_UP)
                .subtract(amount)
                .abs();
        return off.compareTo(CENT.max(number.abs().multiply(place).multiply(new BigDecimal("0.5")))) <= 0;
    }

    /** One separator before three digits is read both ways. */
    private List<BigDecimal> readings(String cell) {
        return Stream.of(mark == null ? '.' : mark, mark == null || mark == '.' ? ',' : '.')
                .flatMap(reading -> Stream.ofNullable(CellNumber.money(cell, reading)))
                .distinct()
                .toList();
    }

    private @Nullable BigDecimal money(int column) {
        return column < 0 ? null : CellNumber.money(line.cell(column), mark);
    }

    private @Nullable BigDecimal rate() {
        String cell = text(ColumnKind.RATE);
        return cell == null ? null : CellNumber.rate(cell);
    }

    private @Nullable String name() {
        StringJoiner name = new StringJoiner(" ");
        for (int i = 0; i < head.columns().size(); i++) {
            String cell = line.cell(i).strip();
            if (head.columns().get(i).kind() == ColumnKind.DESCRIPTION && !cell.isEmpty()) {
                name.add(cell);
            }
        }
        return name.length() == 0 ? null : name.toString();
    }

    private @Nullable String text(ColumnKind kind) {
        int column = head.first(kind);
        String cell = column < 0 ? "" : line.cell(column).strip();
        return cell.isEmpty() ? null : cell;
    }

    private @Nullable LocalDate day(ColumnKind kind) {
        String cell = text(kind);
        Matcher day = DAY.matcher(cell == null ? "" : cell);
        try {
            return day.matches()
                    ? LocalDate.of(
                            Integer.parseInt(day.group(1)),
                            Integer.parseInt(day.group(2)),
                            Integer.parseInt(day.group(3)))
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
