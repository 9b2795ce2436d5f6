package dev.wenshu.invoice.lines;

import dev.wenshu.invoice.text.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The head of a table of invoice lines.
 *
 * @param columns left to right; descriptions, amounts and others may be several
 * @param last index of its lowest row among those of the document
 * @param chinese its words are Chinese, as on a fapiao
 */
record TableHead(List<Column> columns, int last, boolean chinese) {
    private static final Pattern MONEY = Pattern.compile("\\d[.,]\\d{2}(?!\\d)");
    private static final int MOST_ROWS = 3;
    private static final float CLOSE = 1.6f;
    private static final int FEWEST_KINDS = 3;

    /** The head whose first row is at that index; null where there is none. */
    static @Nullable TableHead at(List<Row> rows, int index) {
        HeadWords first = words(rows.get(index));
        if (first == null || first.known().isEmpty()) {
            return null;
        }
        List<HeadWords> zone = new ArrayList<>(List.of(first));
        for (int i = index + 1; i < rows.size() && zone.size() < MOST_ROWS; i++) {
            Row above = rows.get(i - 1);
            Row row = rows.get(i);
            float gap = row.box().centerY() - above.box().centerY();
            HeadWords next = row.page() == above.page() && gap < CLOSE * Math.max(row.height(), above.height())
                    ? words(row)
                    : null;
            if (next == null || (next.known().isEmpty() && next.unknown().isEmpty())) {
                break;
            }
            zone.add(next);
        }
        // As few rows as make a head: what follows may be the first description.
        TableHead found = null;
        for (int rowCount = 1; rowCount <= zone.size(); rowCount++) {
            TableHead head = of(zone.subList(0, rowCount), index + rowCount - 1);
            if (head != null
                    && (found == null || head.kinds().size() > found.kinds().size())) {
                found = head;
            }
        }
        return found;
    }

    Set<ColumnKind> kinds() {
        Set<ColumnKind> kinds = EnumSet.noneOf(ColumnKind.class);
        columns.forEach(column -> kinds.add(column.kind()));
        kinds.remove(ColumnKind.OTHER);
        return kinds;
    }

    /** Whether the two are heads of one table, as where it goes on over the page. */
    boolean isLike(TableHead other) {
        return columns.stream()
                .map(Column::kind)
                .toList()
                .equals(other.columns.stream().map(Column::kind).toList());
    }

    /** Index of the first column of that kind, -1 where there is none. */
    int first(ColumnKind kind) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).kind() == kind) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable HeadWords words(Row row) {
        return MONEY.matcher(row.text()).find() ? null : HeadWords.of(row);
    }

    private static @Nullable TableHead of(List<HeadWords> zone, int last) {
        HeadWords fullest = zone.stream()
                .max(Comparator.comparingInt(row -> row.known().size()))
                .orElseThrow();
        List<HeadWords> order = new ArrayList<>(zone);
        order.remove(fullest);
        order.addFirst(fullest);
        List<HeadWords.Head> heads = new ArrayList<>();
        for (HeadWords row : order) {
            for (HeadWords.Head head : row.all()) {
                HeadWords.Head taken = stacked(zone, row, head);
                boolean covered = heads.stream().anyMatch(other -> overlaps(other, taken));
                if (!covered && (row.equals(fullest) || !taken.kinds().isEmpty())) {
                    heads.add(taken);
                }
            }
        }
        heads.sort(Comparator.comparingDouble(head -> head.box().x0()));
        boolean chinese =
                heads.stream().anyMatch(head -> head.dense().codePoints().anyMatch(TableHead::isHan));
        TableHead head = new TableHead(columns(heads), last, chinese);
        return head.isComplete() ? head : null;
    }

    /** The head with what stands above or below it, where the two make one; else as it is. */
    private static HeadWords.Head stacked(List<HeadWords> zone, HeadWords row, HeadWords.Head head) {
        int at = zone.indexOf(row);
        Stream<HeadWords.Head> below = zone.subList(at + 1, zone.size()).stream()
                .flatMap(lower -> lower.all().stream())
                .flatMap(lower -> Stream.ofNullable(HeadWords.stacked(head, lower)));
        Stream<HeadWords.Head> above = zone.subList(0, at).stream()
                .flatMap(upper -> upper.all().stream())
                .flatMap(upper -> Stream.ofNullable(HeadWords.stacked(upper, head)));
        return Stream.concat(below, above).findFirst().orElse(head);
    }

    private static boolean isHan(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }

    private static boolean overlaps(HeadWords.Head a, HeadWords.Head b) {
        return a.box().x0() < b.box().x1() && b.box().x0() < a.box().x1();
    }

    /** A word of several meanings has the one that no other column has. */
    private static List<Column> columns(List<HeadWords.Head> heads) {
        Set<ColumnKind> taken = EnumSet.noneOf(ColumnKind.class);
        heads.stream().filter(head -> head.kinds().size() == 1).forEach(head -> taken.addAll(head.kinds()));
        Set<ColumnKind> given = EnumSet.noneOf(ColumnKind.class);
        List<Column> columns = new ArrayList<>();
        for (HeadWords.Head head : heads) {
            boolean clear = head.kinds().size() == 1;
            ColumnKind kind = head.kinds().stream()
                    .filter(candidate -> clear ? !given.contains(candidate) : !taken.contains(candidate))
                    .findFirst()
                    .orElse(repeated(head.kinds(), taken));
            given.add(kind);
            taken.add(kind);
            columns.add(new Column(kind, head.box()));
        }
        return columns;
    }

    /** A table may show more than one amount, call it a price as well, and describe in more than one column. */
    private static ColumnKind repeated(Set<ColumnKind> kinds, Set<ColumnKind> taken) {
        boolean amounts = taken.contains(ColumnKind.AMOUNT) || taken.contains(ColumnKind.GROSS);
        if (kinds.contains(ColumnKind.AMOUNT) || (kinds.contains(ColumnKind.PRICE) && !amounts)) {
            return ColumnKind.AMOUNT;
        }
        return kinds.contains(ColumnKind.DESCRIPTION) ? ColumnKind.DESCRIPTION : ColumnKind.OTHER;
    }

    private boolean isComplete() {
        Set<ColumnKind> kinds = kinds();
        boolean amount = kinds.contains(ColumnKind.AMOUNT) || kinds.contains(ColumnKind.GROSS);
        boolean described = kinds.contains(ColumnKind.DESCRIPTION) || kinds.contains(ColumnKind.SPECIFICATION);
        boolean counted = kinds.contains(ColumnKind.QUANTITY) || kinds.contains(ColumnKind.PRICE);
        return amount && (described || counted) && (kinds.size() >= FEWEST_KINDS || (described && columns.size() > 1));
    }
}
