package dev.wenshu.invoice.fapiao;

import dev.wenshu.document.Box;
import dev.wenshu.invoice.InvoiceField;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The printed forms that are no table of items: rail and air tickets, sales of vehicles, quota receipts. What they label in
 * a way of their own; the rest is as on any fapiao.
 */
enum TicketForm {
    /** 电子发票（铁路电子客票）: the fare is the total, no seller is printed. */
    RAIL("铁路电子客票", "购买方名称", "", ""),
    /** 航空运输电子客票行程单: taxes and fund beside the fare, their sum under 合计. */
    AIR("行程单|航空运输", "购买方名称|购买方|旅客姓名", "填开单位|销售方名称", "增值税税额"),
    /** 机动车销售统一发票; names the manufacturer too, who is not the seller. */
    VEHICLE("机动车销售统一发票", "购买方名称|购货单位", "销货单位名称|销售方名称|销货单位", "增值税税额|增值税额"),
    /** 二手车销售统一发票. */
    USED_VEHICLE("二手车销售统一发票", "买方单位/个人|买方单位", "卖方单位/个人|二手车市场|卖方单位", ""),
    /** 定额发票: a printed amount, often in words only, and no date. */
    QUOTA("定额发票", "", "", ""),
    /** Slips of toll stations, often in whole yuan; the toll fapiao with tax has the ordinary form. */
    TOLL("通行费|过路费|过桥费|收费站", "", "收费单位|收款单位", "");

    private static final Pattern MONEY =
            Pattern.compile("(?<![\\d.])(\\d{1,3}(?:,\\d{3})+\\.\\d{2}|\\d{1,9}\\.\\d{2})(?!\\d)");
    private static final Pattern SUM = Pattern.compile("(?<!税)合计(?!费)");
    private static final Pattern FARE = Pattern.compile("票价:?");
    private static final Pattern NET = Pattern.compile("不含税价");
    private static final Pattern ISSUED = Pattern.compile("填开日期:?");
    private static final Pattern DAY = Pattern.compile("((?:19|20)\\d{2}[年./-]\\d{1,2}[月./-]\\d{1,2})(?!\\d)");
    private static final Pattern TICKET = Pattern.compile("电子客票号码?:?(\\d{3}-?\\d{10})(?!\\d)");
    private static final Pattern CHARGED = Pattern.compile("实收金?额?:?|收费金?额:?|金额:?|收费:");
    private static final Pattern CHARGE = Pattern.compile("(?<![\\d.])(\\d{1,5}\\.\\d{1,2}|\\d{1,5}(?=元|圆))(?!\\d)");
    private static final Pattern STAMPED =
            Pattern.compile("((?:19|20)\\d{2}[年./-]\\d{2}[月./-]\\d{2})(?=日?\\d{2}[:时]\\d{2})");
    private static final Pattern TAXED = Pattern.compile("价税合计|税合计|税额");
    private static final float LINES_BELOW = 4;

    private final Pattern title;
    private final String buyers;
    private final String sellers;
    private final String taxes;

    TicketForm(String title, String buyers, String sellers, String taxes) {
        this.title = Pattern.compile(title);
        this.buyers = buyers;
        this.sellers = sellers;
        this.taxes = taxes;
    }

    private static List<Pattern> labels(String labels) {
        return Pattern.compile("\\|")
                .splitAsStream(labels)
                .filter(label -> !label.isEmpty())
                .map(label -> Pattern.compile(label + ":?"))
                .toList();
    }

    /** By the title; empty for an ordinary fapiao. */
    static Optional<TicketForm> of(FapiaoForm form) {
        for (TicketForm ticket : values()) {
            boolean taxed = ticket == TOLL && form.first(TAXED, 0).isPresent();
            if (!taxed && form.first(ticket.title, 0).isPresent()) {
                return Optional.of(ticket);
            }
        }
        return Optional.empty();
    }

    /** Whether the usual places of the parties mislead on this form. */
    boolean namesItsParties() {
        return !sellers.isEmpty();
    }

    /** Values by field as printed; amounts and dates not yet normalised. */
    Map<InvoiceField, Dense.Place> read(FapiaoForm form) {
        Map<InvoiceField, Dense.Place> found = new EnumMap<>(InvoiceField.class);
        name(form, buyers).ifPresent(place -> found.put(InvoiceField.BUYER, place));
        name(form, sellers).ifPresent(place -> found.put(InvoiceField.SELLER, place));
        labels(taxes).stream()
                .flatMap(label -> near(form, label, MONEY).stream())
                .findFirst()
                .ifPresent(place -> found.put(InvoiceField.TAX, place));
        switch (this) {
            case RAIL -> near(form, FARE, MONEY).ifPresent(place -> found.put(InvoiceField.TOTAL, place));
            case AIR -> {
                near(form, SUM, MONEY).ifPresent(place -> found.put(InvoiceField.TOTAL, place));
                near(form, ISSUED, DAY).ifPresent(place -> found.put(InvoiceField.ISSUE_DATE, place));
                form.first(TICKET, 1).ifPresent(place -> found.put(InvoiceField.INVOICE_NUMBER, place));
            }
            case VEHICLE -> near(form, NET, MONEY).ifPresent(place -> found.put(InvoiceField.NET, place));
            case QUOTA -> printedWords(form).ifPresent(place -> found.put(InvoiceField.TOTAL, place));
            case TOLL -> {
                near(form, CHARGED, CHARGE).ifPresent(place -> found.put(InvoiceField.TOTAL, place));
                form.first(STAMPED, 1).ifPresent(place -> found.put(InvoiceField.ISSUE_DATE, place));
            }
            case USED_VEHICLE -> {}
        }
        return found;
    }

    private static Optional<Dense.Place> printedWords(FapiaoForm form) {
        return form.all(ChineseAmount.RUN, 0).stream()
                .flatMap(place -> ChineseAmount.parse(place.value()).stream()
                        .map(amount ->
                                new Dense.Place(place.row(), amount.toPlainString(), place.box(), place.confidence())))
                .findFirst();
    }

    private static Optional<Dense.Place> name(FapiaoForm form, String labels) {
        return labels(labels).stream()
                .flatMap(label -> form.first(label, 0).stream())
                .flatMap(label -> FapiaoParties.nameBehind(form, label).stream())
                .findFirst();
    }

    /** Behind its label on the line, else under it in its column. */
    private static Optional<Dense.Place> near(FapiaoForm form, Pattern label, Pattern value) {
        return form.all(label, 0).stream()
                .flatMap(at -> behind(form, at.box(), value).or(() -> below(form, at.box(), value)).stream())
                .findFirst();
    }

    private static Optional<Dense.Place> behind(FapiaoForm form, Box label, Pattern value) {
        return form.all(value, 1).stream()
                .filter(FapiaoForm.sharesLine(label))
                .filter(place -> place.box().x0() >= label.x1() - 0.5f * label.height())
                .min(Comparator.comparingDouble(place -> place.box().x0()));
    }

    private static Optional<Dense.Place> below(FapiaoForm form, Box label, Pattern value) {
        float reach = Math.max(label.width(), 2 * label.height());
        return form.all(value, 1).stream()
                .filter(place -> place.box().y0() >= label.y1() - 0.3f * label.height())
                .filter(place -> place.box().y0() < label.y1() + LINES_BELOW * label.height())
                .filter(place -> Math.abs(place.box().centerX() - label.centerX()) < reach)
                .min(Comparator.comparingDouble((Dense.Place place) ->
                        place.box().y0() + Math.abs(place.box().centerX() - label.centerX())));
    }
}
