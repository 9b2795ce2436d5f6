package dev.wenshu.invoice.text;

import dev.wenshu.document.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the addressee of a letter: the head of a block of lines that holds a line with a postcode, without contact data. */
final class AddressBlocks {
    private static final Pattern CONTACT = Pattern.compile(
            "(?iU).*(?:\\btel\\b|tel[.:]|telefon|\\bfax\\b|www\\.|\\biban\\b|\\bbic\\b|\\bust|\\bvat\\b|\\btva\\b|siret|\\bbtw\\b|kvk|\\bnip\\b).*");
    private static final double FOUND = 0.6;
    private static final float HEAD = 0.5f;
    private static final float LINE_GAP = 1.6f;
    private static final int MAX_LINES = 7;

    private AddressBlocks() {}

    static PartyFinder.@Nullable Name addressee(VisibleText text, PartyLabels labels) {
        for (Row row : text.rows()) {
            if (row.page() != text.rows().getFirst().page() || row.box().y0() > HEAD * text.height()) {
                return null;
            }
            for (Span cell : row.cells()) {
                if (NameText.isPostcodeLine(cell.text())) {
                    PartyFinder.Name name = head(text, cell, labels);
                    if (name != null) {
                        return name;
                    }
                }
            }
        }
        return null;
    }

    private static PartyFinder.@Nullable Name head(VisibleText text, Span postcode, PartyLabels labels) {
        List<Span> block = new ArrayList<>(List.of(postcode));
        for (int i = postcode.row().index() - 1; i >= 0 && block.size() < MAX_LINES; i--) {
            Row row = text.rows().get(i);
            Box lower = block.getLast().box();
            if (row.page() != postcode.row().page() || lower.y0() - row.box().y1() > LINE_GAP * lower.height()) {
                break;
            }
            for (Span cell : row.cells()) {
                if (Math.abs(cell.box().x0() - lower.x0()) < lower.height()
                        && lower.y0() - cell.box().y1() < LINE_GAP * lower.height()) {
                    block.add(cell);
                    break;
                }
            }
        }
        boolean contact =
                block.stream().anyMatch(line -> CONTACT.matcher(line.text()).matches())
                        || followedByContact(text, postcode);
        if (block.size() < 3 || contact) {
            return null;
        }
        for (int i = block.size() - 1; i > 0; i--) {
            Span line = block.get(i);
            String value = NameText.head(line.text());
            if (NameText.isPossible(value) && value.equals(line.text().strip()) && !labels.carriesLabel(line)) {
                return new PartyFinder.Name(line, value, FOUND);
            }
        }
        return null;
    }

    private static boolean followedByContact(VisibleText text, Span postcode) {
        Box box = postcode.box();
        for (int i = postcode.row().index() + 1;
                i < Math.min(text.rows().size(), postcode.row().index() + 8);
                i++) {
            for (Span cell : text.rows().get(i).cells()) {
                if (Math.abs(cell.box().x0() - box.x0()) < box.height()
                        && cell.box().y0() - box.y1() < 6 * box.height()
                        && CONTACT.matcher(cell.text()).matches()) {
                    return true;
                }
            }
        }
        return false;
    }
}
