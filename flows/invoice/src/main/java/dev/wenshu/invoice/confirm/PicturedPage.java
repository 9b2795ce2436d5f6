package dev.wenshu.invoice.confirm;

import dev.wenshu.document.Box;
import dev.wenshu.document.Origin;
import dev.wenshu.document.Page;
import dev.wenshu.document.PagePicture;
import dev.wenshu.document.Word;
import dev.wenshu.document.confirm.SeenText;
import dev.wenshu.invoice.InvoiceField;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A page with its picture, which is decoded with the first look. For one thread. */
final class PicturedPage {
    private static final List<Look> LOOKS = List.of(new Look(0.3f, 1), new Look(0.6f, 2), new Look(1, 1));

    private final Page page;
    private final PagePicture picture;
    private final SeenText seen;
    private SeenText.@Nullable Sheet sheet;

    PicturedPage(Page page, PagePicture picture, SeenText seen) {
        this.page = page;
        this.picture = picture;
        this.seen = seen;
    }

    /** Whether no look at the place shows what the text layer states there; words that were recognised were seen. */
    boolean denies(InvoiceField field, String value, Box box) {
        List<Word> there =
                page.words().stream().filter(word -> isWithin(word.box(), box)).toList();
        if (there.isEmpty() || there.stream().anyMatch(word -> word.origin() != Origin.TEXT)) {
            return false;
        }
        if (field == InvoiceField.SELLER && !there.stream().allMatch(this::isDrawn)) {
            return false;
        }
        String written = there.stream().map(Word::text).collect(Collectors.joining(" "));
        Box place = there.stream().map(Word::box).reduce(Box::union).orElse(box);
        return LOOKS.stream()
                .noneMatch(look -> isSame(field, value, written, sheet().at(place, look.margin(), look.scale())));
    }

    private static boolean isSame(InvoiceField field, String value, String written, String read) {
        return switch (field) {
            case SELLER -> Sameness.ofName(written, read);
            case TOTAL, PAYABLE -> Sameness.ofAmount(written, read);
            default -> Sameness.ofIdentifier(value, read);
        };
    }

    private SeenText.Sheet sheet() {
        SeenText.Sheet open = sheet;
        if (open == null) {
            open = seen.open(picture);
            sheet = open;
        }
        return open;
    }

    private boolean isDrawn(Word word) {
        return picture.undrawn().stream().noneMatch(box -> isOver(box, word.box()));
    }

    private static boolean isOver(Box one, Box other) {
        return one.x0() < other.x1() && other.x0() < one.x1() && one.y0() < other.y1() && other.y0() < one.y1();
    }

    private static boolean isWithin(Box word, Box box) {
        return word.centerX() >= box.x0()
                && word.centerX() <= box.x1()
                && word.centerY() >= box.y0()
                && word.centerY() <= box.y1();
    }

    private record Look(float margin, int scale) {}
}
