package dev.wenshu.invoice.text;

import dev.wenshu.document.Box;
import dev.wenshu.invoice.scoring.Feature;
import dev.wenshu.invoice.scoring.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The address that stands below a name: the lines of its column up to the first that is something else. */
final class AddressFinder {
    private static final Pattern OTHER = Pattern.compile(
            "(?iU).*(?:\\btel\\b|\\bte\\s?l[.: ]|\\btel|\\bph\\b|\\bfax|phone|mobile|whatsapp|\\bgst\\b|\\bsst\\b|\\broc\\b|e-?mail|@|www\\.|\\bvat\\b|\\bust[.-]|\\btax\\b|invoice|receipt|\\bdate\\b|\\breg\\b|\\breg[.:]|co\\.?\\s?no|company\\s?n|\\bcash\\b|\\biban\\b|siret|siren|\\bpvn\\b|hotline|\\bcontact\\b|steuernummer|\\bkvk\\b|\\bbtw\\b|licen[cs]e"
                    + "|\\b(?:bill(?:ed)?|sold|ship(?:ped)?|deliver(?:ed)?) to\\b|\\bcustomer\\b|\\bbuyer\\b|\\bqty\\b|\\bquantity\\b"
                    + "|\\bdescription\\b|\\bs/n\\b|\\bdok\\b|\\bpu[nv] l[uv]\\b).*");
    private static final Pattern COMPANY_NUMBER = Pattern.compile(
            "(?i)\\W*(?:co\\W*(?:reg)?\\W*(?:no)?\\W*)?(?:[a-z]{0,2}\\d[\\d ]{4,12})\\s?-?\\s?[a-z]?\\W*");
    private static final Pattern STREET_AND_NUMBER = Pattern.compile("(?=.*\\d)(?=.*(?:\\p{L}{3}|\\p{IsHan})).*");
    private static final Pattern POSTCODE =
            Pattern.compile("(?<!\\d)(?:\\d{4,6}|[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}|\\d{2}-\\d{3})(?!\\d)");
    private static final Pattern WITHOUT_LETTERS = Pattern.compile("[\\W\\d_]*");
    private static final int MAX_LINES = 5;
    private static final int MAX_SKIPPED = 2;
    private static final float LINE_GAP = 3f;

    private AddressFinder() {}

    /** The lines of the address, empty where there is none. */
    static List<Span> below(Span name, VisibleText text) {
        List<Span> lines = new ArrayList<>();
        Box above = name.box();
        int skipped = 0;
        for (int i = name.row().index() + 1; i < text.rows().size() && lines.size() < MAX_LINES; i++) {
            Row row = text.rows().get(i);
            Span cell = inColumn(row, name.box());
            if (cell == null
                    || row.page() != name.row().page()
                    || cell.box().y0() - above.y1() > LINE_GAP * name.box().height()) {
                break;
            }
            above = cell.box();
            if (isAddressLine(cell.text(), !lines.isEmpty())) {
                lines.add(cell);
            } else if (!lines.isEmpty() || ++skipped > MAX_SKIPPED) {
                break;
            }
        }
        return lines;
    }

    /** The lines as one, separated by commas. */
    static String joined(List<Span> lines) {
        return lines.stream()
                .map(line -> line.text().replace('\t', ' ').replaceAll("^[\\s,.;]+|[\\s,.;]+$", ""))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** What is measured of an address, with what is of the name above it. */
    static FeatureVector features(FeatureVector name, List<Span> lines) {
        String text = joined(lines);
        long digits = text.chars().filter(Character::isDigit).count();
        return name.copy()
                .with(Feature.ADDRESS_LINES, lines.size())
                .with(Feature.ADDRESS_POSTCODE, 1 + lastPostcode(lines))
                .with(Feature.ADDRESS_CHARACTERS, text.length())
                .with(Feature.ADDRESS_DIGITS, (double) digits / Math.max(1, text.length()))
                .with(
                        Feature.ADDRESS_CONFIDENCE,
                        lines.stream().mapToDouble(Span::confidence).min().orElse(0));
    }

    /** How many lines from the end a postcode stands, more than there are where none does. */
    private static int lastPostcode(List<Span> lines) {
        int at = lines.size() - 1;
        while (at >= 0 && !POSTCODE.matcher(lines.get(at).text()).find()) {
            at--;
        }
        return at < 0 ? MAX_LINES + 1 : lines.size() - 1 - at;
    }

    private static @Nullable Span inColumn(Row row, Box name) {
        for (Span cell : row.cells()) {
            if (cell.box().x0() < name.x1() && cell.box().x1() > name.x0()) {
                return cell;
            }
        }
        return null;
    }

    private static boolean isAddressLine(String text, boolean begun) {
        if (OTHER.matcher(text).matches()
                || COMPANY_NUMBER.matcher(text).matches()
                || WITHOUT_LETTERS.matcher(text).matches()
                || !DateText.find(text, DateText.Order.DAY_FIRST).isEmpty()) {
            return false;
        }
        return begun
                || NameText.isAddress(text)
                || STREET_AND_NUMBER.matcher(text).matches();
    }
}
