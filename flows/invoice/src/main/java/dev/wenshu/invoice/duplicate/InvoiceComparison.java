package dev.wenshu.invoice.duplicate;

import dev.wenshu.document.duplicate.DuplicateMatch;
import dev.wenshu.document.duplicate.DuplicateMatch.Kind;
import dev.wenshu.document.duplicate.DuplicateMatch.Strength;
import dev.wenshu.document.duplicate.Traits;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether two invoices are one. Another number makes another invoice, whatever else is the same: credit notes, corrected and
 * monthly invoices look alike. The exception is a number of which one character may have been misread.
 */
final class InvoiceComparison {
    private static final double SAME_CONTENT = 0.6;
    private static final double NEARLY_ALL = 0.8;
    private static final double OTHER_CONTENT = 0.3;
    private static final int SAME_IMAGE_BITS = 8;
    private static final int TELLING_NUMBER = 6;

    private final Traits known;
    private final Traits other;

    InvoiceComparison(Traits known, Traits other) {
        this.known = known;
        this.other = other;
    }

    Optional<DuplicateMatch> match() {
        if (same(Fact.NUMBER)) {
            return sameNumber();
        }
        if (differs(Fact.NUMBER)) {
            return isMisreadNumber() ? likely(Kind.TUPLE) : Optional.empty();
        }
        return withoutNumber();
    }

    private Optional<DuplicateMatch> sameNumber() {
        boolean otherInvoice = differs(Fact.CODE) || differs(Fact.CURRENCY);
        if (!otherInvoice && (sameSeller() || same(Fact.CODE) || FactKeys.isNational(fact(known, Fact.NUMBER)))) {
            // Some sellers start to count anew each year.
            boolean restarted = differs(Fact.DATE) && differs(Fact.TOTAL);
            return restarted ? likely(Kind.NUMBER) : Optional.of(new DuplicateMatch(Strength.CERTAIN, Kind.NUMBER));
        }
        return withoutNumber();
    }

    private Optional<DuplicateMatch> withoutNumber() {
        if (differs(Fact.CODE)
                || differs(Fact.DATE)
                || differs(Fact.TOTAL)
                || differs(Fact.CURRENCY)
                || (differs(Fact.SELLER_ID) && !same(Fact.SELLER))) {
            return Optional.empty();
        }
        boolean tuple = same(Fact.TOTAL) && same(Fact.DATE) && (sameSeller() || same(Fact.NUMBER));
        if (tuple) {
            return likely(Kind.TUPLE);
        }
        double content = NumberSketch.similarity(known.sketch(), other.sketch());
        if (content >= SAME_CONTENT) {
            return likely(Kind.CONTENT);
        }
        boolean otherContent = content >= 0 && content < OTHER_CONTENT;
        return sameImage() && !otherContent ? likely(Kind.IMAGE) : Optional.empty();
    }

    /** One character differs, in the same place, where text recognition was at work and all else is the same. */
    private boolean isMisreadNumber() {
        String one = fact(known, Fact.NUMBER);
        String two = fact(other, Fact.NUMBER);
        if (one == null || two == null || one.length() != two.length() || one.length() < TELLING_NUMBER) {
            return false;
        }
        long differences = IntStream.range(0, one.length())
                .filter(i -> one.charAt(i) != two.charAt(i))
                .count();
        return differences == 1
                && (known.recognised() || other.recognised())
                && sameSeller()
                && same(Fact.TOTAL)
                && same(Fact.DATE)
                && NumberSketch.similarity(known.sketch(), other.sketch()) >= NEARLY_ALL;
    }

    private boolean sameSeller() {
        return same(Fact.SELLER_ID) || same(Fact.SELLER);
    }

    private boolean sameImage() {
        Long one = known.image();
        Long two = other.image();
        return one != null && two != null && Long.bitCount(one ^ two) <= SAME_IMAGE_BITS;
    }

    private boolean same(Fact fact) {
        String value = fact(known, fact);
        return value != null && value.equals(fact(other, fact));
    }

    /** Both are sure of their value. */
    private boolean differs(Fact fact) {
        return known.clear().contains(fact.key()) && other.clear().contains(fact.key()) && !same(fact);
    }

    private static @Nullable String fact(Traits traits, Fact fact) {
        return traits.facts().get(fact.key());
    }

    private static Optional<DuplicateMatch> likely(Kind kind) {
        return Optional.of(new DuplicateMatch(Strength.LIKELY, kind));
    }
}
