package dev.wenshu.invoice.fapiao;

import dev.wenshu.document.Box;
import dev.wenshu.invoice.check.Identifiers;
import dev.wenshu.invoice.text.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Buyer and seller by their places on the form: left and right on a fully digital fapiao, above and below the items on the
 * older ones.
 */
record FapiaoParties(
        Dense.@Nullable Place buyer,
        Dense.@Nullable Place buyerTaxId,
        Dense.@Nullable Place seller,
        Dense.@Nullable Place sellerTaxId,
        Dense.@Nullable Place sellerAddress) {
    private static final Pattern NAME_LABEL = Pattern.compile("(?<![务目物品劳号])名?称:|(?<![务目物品劳])名称:?");
    private static final Pattern ID_LABEL = Pattern.compile("(?:纳税人)?识别号:?|税号:?|信用代码:");
    private static final Pattern ADDRESS_LABEL = Pattern.compile("地址[、,.，]?电话:?|址[、,.，]?电话:?|地址:");
    private static final Pattern ID = Pattern.compile("([0-9A-Z]{15,20})(?![0-9A-Z])");
    private static final Pattern CIPHER = Pattern.compile("[0-9<>+*/-]{10,}.*|密.*");
    private static final Pattern ITEMS = Pattern.compile("货物或应税|应税劳务|服务名称|项目名称|规格型号");
    private static final float COLUMN = 6f;
    private static final int MIN_NAME = 2;
    private static final int MAX_NAME = 60;

    static FapiaoParties read(FapiaoForm form) {
        List<Dense.Place> labels = form.all(NAME_LABEL, 0);
        Dense.Place buyerLabel = null;
        Dense.Place sellerLabel = null;
        for (Dense.Place label : labels) {
            if (buyerLabel == null && sellerLabel == null) {
                buyerLabel = label;
            } else if (sellerLabel == null && buyerLabel != null) {
                sellerLabel = label;
            }
        }
        if (sellerLabel == null && buyerLabel != null && isBelowItems(form, buyerLabel)) {
            sellerLabel = buyerLabel;
            buyerLabel = null;
        }
        boolean sideBySide = buyerLabel != null
                && sellerLabel != null
                && FapiaoForm.sharesLine(buyerLabel.box()).test(sellerLabel);
        float split = sideBySide && sellerLabel != null ? sellerLabel.box().x0() : Float.MAX_VALUE;
        Block buyer = new Block(form, buyerLabel, 0, split - 1);
        Block seller = new Block(form, sellerLabel, sideBySide ? split : 0, Float.MAX_VALUE);
        return new FapiaoParties(
                buyer.name(), buyer.taxId(), seller.name(), seller.taxId(), seller.valueOf(ADDRESS_LABEL));
    }

    /** On a form that labels the names in its own way. */
    FapiaoParties withoutNames() {
        return new FapiaoParties(null, buyerTaxId, null, sellerTaxId, sellerAddress);
    }

    /** The name behind a label that stands alone, as on tickets and receipts. */
    static Optional<Dense.Place> nameBehind(FapiaoForm form, Dense.Place label) {
        return Optional.ofNullable(new Block(form, label, 0, Float.MAX_VALUE).name());
    }

    private static boolean isBelowItems(FapiaoForm form, Dense.Place label) {
        return form.first(ITEMS, 0)
                .filter(items -> items.box().y1() < label.box().y0())
                .isPresent();
    }

    /** The part of the form that belongs to one party: from its name down a few lines, between two edges. */
    private record Block(FapiaoForm form, Dense.@Nullable Place label, float left, float right) {
        private static final float LINES = 9;

        Dense.@Nullable Place name() {
            if (label == null) {
                return null;
            }
            Dense.Place name = behind(label);
            return name != null
                            && name.value().length() >= MIN_NAME
                            && name.value().length() <= MAX_NAME
                    ? new Dense.Place(name.row(), name.printed(), name.box(), name.confidence())
                    : null;
        }

        Dense.@Nullable Place taxId() {
            Optional<Dense.Place> idLabel = nearest(ID_LABEL);
            if (idLabel.isEmpty()) {
                return null;
            }
            Dense.Place value = behind(idLabel.get());
            if (value == null) {
                return null;
            }
            Matcher matcher = ID.matcher(value.value().toUpperCase(Locale.ROOT));
            if (!matcher.find()) {
                return null;
            }
            String id = corrected(matcher.group(1));
            return Identifiers.isChineseTaxpayer(id) || value.row().origin() != dev.wenshu.document.Origin.OCR
                    ? new Dense.Place(value.row(), id, value.box(), value.confidence())
                    : null;
        }

        Dense.@Nullable Place valueOf(Pattern pattern) {
            return nearest(pattern).map(this::behind).orElse(null);
        }

        private Optional<Dense.Place> nearest(Pattern pattern) {
            if (label == null) {
                return Optional.empty();
            }
            Box name = label.box();
            return form.all(pattern, 0).stream()
                    .filter(place -> place.box().x0() >= left - name.height()
                            && place.box().x1() <= right)
                    .filter(place -> place.box().centerY() > name.centerY())
                    .filter(place -> place.box().centerY() < name.centerY() + LINES * name.height())
                    .min(Comparator.comparingDouble(place -> place.box().centerY()));
        }

        /** What stands behind a label up to the next column, the edge of the block or the cipher area. */
        private Dense.@Nullable Place behind(Dense.Place of) {
            List<Dense> line = new ArrayList<>();
            for (Dense row : form.rows()) {
                if (row.row().index() == of.row().index()
                        || FapiaoForm.sharesLine(of.box())
                                .test(row.place(0, row.text().length()))) {
                    line.add(row);
                }
            }
            line.sort(Comparator.comparing(row -> row.row().index() != of.row().index()));
            for (Dense row : line) {
                Dense.Place value = cut(row, of);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }

        private Dense.@Nullable Place cut(Dense row, Dense.Place of) {
            Row spaced = row.row();
            int start = -1;
            int end = -1;
            float edge = of.box().x1();
            for (int i = 0; i < row.text().length(); i++) {
                int at = row.spacedOffset(i);
                Box box = spaced.boxOf(at, at + 1);
                boolean behind = box.centerX() > of.box().x1() - 0.2f * of.box().height();
                if (!behind || (start < 0 && ":;.".indexOf(row.text().charAt(i)) >= 0)) {
                    continue;
                }
                boolean column = box.x0() - edge > COLUMN * of.box().height();
                if (box.centerX() > right || (start >= 0 && column)) {
                    break;
                }
                start = start < 0 ? i : start;
                end = i + 1;
                edge = box.x1();
            }
            if (start < 0) {
                return null;
            }
            String text = row.text().substring(start, end);
            String clean = CIPHER.matcher(text).replaceFirst("");
            clean = text.matches("[0-9A-Z]{10,20}.*") ? text : clean;
            return clean.isEmpty() ? null : row.place(start, start + clean.length());
        }

        /** Letters that the code's alphabet leaves out because they look like digits. */
        private static String corrected(String id) {
            if (id.length() != 18 || Identifiers.isCreditCode(id)) {
                return id;
            }
            String digits = id.replace('O', '0').replace('I', '1');
            return Identifiers.isCreditCode(digits) ? digits : id;
        }
    }
}
