package dev.wenshu.invoice.fapiao;

import dev.wenshu.document.Box;
import dev.wenshu.invoice.text.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of one printed fapiao, with the look-ups that its parts share. */
record FapiaoForm(List<Dense> rows, float width, float height) {
    private static final List<Pattern> MARKS = List.of(
            Pattern.compile("发票号[码碼]?|發票號碼|票号码"),
            Pattern.compile("发票代[码碼]|發票代碼"),
            Pattern.compile("开票日期|開票日期|票日期"),
            Pattern.compile("纳税人识|人识别号|税人识别"),
            Pattern.compile("价税合计|税合计"),
            Pattern.compile("普通发票|专用发票|统一发票|定额发票|通用机打|铁路电子客票|行程单|航空运输|增值税"),
            Pattern.compile("车号|里程|实收金额|出租"),
            Pattern.compile("上车|下车|等候|单价|证号"),
            Pattern.compile("通行费(?:专用)?(?:收据|发票|票据)|收费站|入口.{0,12}出口"),
            Pattern.compile("旅客姓名|承运人|民航发展基金"),
            Pattern.compile("购买方|销售方|购货单位|销货单位"));
    private static final int ENOUGH_MARKS = 2;

    /** Empty where the text is not that of a fapiao. */
    static Optional<FapiaoForm> of(VisibleText text) {
        List<Dense> rows = text.rows().stream().map(Dense::of).toList();
        long marks = MARKS.stream()
                .filter(mark ->
                        rows.stream().anyMatch(row -> mark.matcher(row.text()).find()))
                .count();
        return marks < ENOUGH_MARKS ? Optional.empty() : Optional.of(new FapiaoForm(rows, text.width(), text.height()));
    }

    /** All matches, top to bottom; the place is that of the group. */
    List<Dense.Place> all(Pattern pattern, int group) {
        List<Dense.Place> found = new ArrayList<>();
        for (Dense row : rows) {
            for (Matcher matcher = pattern.matcher(row.text()); matcher.find(); ) {
                if (matcher.group(group) != null) {
                    found.add(row.place(matcher, group));
                }
            }
        }
        return found;
    }

    Optional<Dense.Place> first(Pattern pattern, int group) {
        return all(pattern, group).stream().findFirst();
    }

    /**
     * A value behind its label on the same line, where the two did not come out as one row.
     *
     * @param value whole values; group 1
     */
    Optional<Dense.Place> beside(Pattern label, Pattern value) {
        for (Dense.Place found : all(label, 0)) {
            Optional<Dense.Place> nearest = all(value, 1).stream()
                    .filter(sharesLine(found.box()))
                    .filter(place ->
                            place.box().x0() >= found.box().x1() - found.box().height())
                    .min(Comparator.comparingDouble(place -> place.box().x0()));
            if (nearest.isPresent()) {
                return nearest;
            }
        }
        return Optional.empty();
    }

    static Predicate<Dense.Place> sharesLine(Box line) {
        return place -> {
            Box box = place.box();
            float shared = Math.min(box.y1(), line.y1()) - Math.max(box.y0(), line.y0());
            return shared > 0.4 * Math.min(box.height(), line.height());
        };
    }

    @Override
    public String toString() {
        return "FapiaoForm[rows=" + rows.size() + "]";
    }
}
