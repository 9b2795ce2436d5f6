package dev.wenshu.invoice.split;

import dev.wenshu.document.Box;
import dev.wenshu.document.Origin;
import dev.wenshu.document.Page;
import dev.wenshu.document.Payload;
import dev.wenshu.document.Word;
import dev.wenshu.document.reading.Section;
import dev.wenshu.invoice.text.Row;
import dev.wenshu.invoice.text.VisibleText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page on which several fapiao or receipts may be printed, pasted or photographed together.
 *
 * @param numbers the fapiao numbers it shows
 * @param codes those on the page
 */
record Sheet(Page page, Kind kind, Set<String> numbers, List<Payload> codes) {
    /** What the page has more than one of. */
    enum Kind {
        ONE,
        FAPIAO,
        RECEIPTS
    }

    private static final Pattern CODE = Pattern.compile("01,[^,]*,[^,]*,(\\d{8}|\\d{20}),.*", Pattern.DOTALL);
    private static final Pattern PRINTED = Pattern.compile("票 ?号 ?[码碼] ?:? ?(\\d{20}|\\d{8})(?!\\d)");
    private static final Pattern DAY_OF_DIGITS = Pattern.compile("20[0-3]\\d[01]\\d[0-3]\\d");
    private static final Pattern FAPIAO_NUMBER = Pattern.compile("票号[码碼]|票代[码碼]|[№N][o0Oº°]");
    private static final Pattern FAPIAO_TOTAL = Pattern.compile("价税合计|小写|金额|票价|合计|车费|元");
    private static final Pattern RECEIPT_TOTAL = Pattern.compile(
            "(?<!sub)(?<!sub )total|summe|gesamt|zu zahlen|totaal|totale|kopā|suma|samaksai|合计|实收|应收",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MONEY = Pattern.compile("\\d[.,]\\d{2}(?!\\d)");
    private static final Pattern DAY = Pattern.compile("(?<!\\d)\\d{1,4}[./年-]\\d{1,2}[./月-]\\d{1,4}(?!\\d)");
    private static final int FEWEST_WORDS = 8;

    static Sheet of(Page page, List<Payload> codes, Supplier<VisibleText> visible) {
        Set<String> coded =
                codes.stream().flatMap(code -> number(code).stream()).collect(Collectors.toSet());
        Set<String> printed = page.text().contains("票") ? printed(visible.get()) : Set.of();
        // A code that differs from the print is no second invoice.
        Set<String> numbers = coded.size() > printed.size() ? coded : printed;
        return new Sheet(page, kind(page, numbers), Set.copyOf(numbers), codes);
    }

    private static Set<String> printed(VisibleText text) {
        Set<String> numbers = new HashSet<>();
        for (Row row : text.rows()) {
            for (Matcher printed = PRINTED.matcher(row.text()); printed.find(); ) {
                if (!DAY_OF_DIGITS.matcher(printed.group(1)).matches()) {
                    numbers.add(printed.group(1));
                }
            }
        }
        return numbers;
    }

    private static Kind kind(Page page, Set<String> numbers) {
        if (numbers.size() > 1) {
            return Kind.FAPIAO;
        }
        boolean photographed = page.words().stream()
                                .filter(word -> word.origin() == Origin.OCR)
                                .count()
                        * 2
                > page.words().size();
        if (!photographed || !numbers.isEmpty()) {
            return Kind.ONE;
        }
        String text = spaced(page.words());
        boolean receipts = count(RECEIPT_TOTAL, text) > 1 && count(DAY, text) > 1 && count(MONEY, text) > 1;
        return receipts ? Kind.RECEIPTS : Kind.ONE;
    }

    private static long count(Pattern pattern, String text) {
        return pattern.matcher(text).results().limit(2).count();
    }

    private static Optional<String> number(Payload code) {
        if (code.kind() != Payload.Kind.QR_CODE) {
            return Optional.empty();
        }
        Matcher matcher = CODE.matcher(new String(code.content(), StandardCharsets.UTF_8).strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String spaced(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private static String dense(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining()).replaceAll("\\s", "");
    }

    boolean mayHoldSeveral() {
        return kind != Kind.ONE;
    }

    /** Whether there is no doubt that several are on it, wherever their borders are. */
    boolean holdsSeveral() {
        return numbers.size() > 1;
    }

    /** The regions that each show what an invoice needs, in reading order, with the codes whose number they show. */
    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        if (page.words().isEmpty()) {
            return List.of();
        }
        for (List<Word> words : WhiteSpaceCut.cut(page.words(), this::isWhole, this::opens)) {
            Box box = words.stream().map(Word::box).reduce(Box::union).orElseThrow();
            String text = dense(words);
            List<Payload> own = codes.stream()
                    .filter(code -> number(code).filter(text::contains).isPresent())
                    .toList();
            sections.add(Section.ofRegion(page.number(), sections.size() + 1, box, own));
        }
        return sections;
    }

    private boolean isWhole(List<Word> words) {
        if (words.size() < FEWEST_WORDS) {
            return false;
        }
        String text = kind == Kind.FAPIAO ? dense(words) : spaced(words);
        boolean money = MONEY.matcher(text).find();
        return switch (kind) {
            case ONE -> false;
            case FAPIAO ->
                money
                        && FAPIAO_NUMBER.matcher(text).find()
                        && FAPIAO_TOTAL.matcher(text).find();
            case RECEIPTS ->
                money && RECEIPT_TOTAL.matcher(text).find() && DAY.matcher(text).find();
        };
    }

    /** Whether a line is the title under which the next fapiao or receipt starts. */
    private boolean opens(List<Word> line) {
        String text = dense(line).toLowerCase(Locale.ROOT);
        boolean fapiao = text.contains("发票") && !text.contains("号码") && !text.contains("代码");
        return fapiao || text.contains("客票");
    }

    boolean isComplete(Signs signs) {
        return kind == Kind.FAPIAO ? signs.hasClearNumber() && signs.hasTotal() : signs.isCompleteReceipt();
    }

    /** Whether two regions are of one invoice: copies of it, or a receipt with the slip of the card that paid it. */
    boolean isSame(Signs one, Signs other) {
        if (one.hasClearNumber() && other.hasClearNumber() && one.sameNumber(other)) {
            return true;
        }
        return kind == Kind.RECEIPTS && (one.sameTotal(other) || one.sameSeller(other));
    }

    @Override
    public String toString() {
        return "Sheet[page=" + page.number() + ", kind=" + kind + "]";
    }
}
