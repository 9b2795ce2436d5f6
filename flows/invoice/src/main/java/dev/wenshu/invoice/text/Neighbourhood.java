package dev.wenshu.invoice.text;

import dev.wenshu.document.Box;
import java.util.List;

/**
 * How strongly a label speaks for a value by where they stand: beside each other, or the value below its label. What stands
 * between them weakens the relation.
 */
final class Neighbourhood {
    private static final double BELOW = 0.85;
    private static final double BELOW_STEP = 0.05;
    private static final int MAX_ROWS_BELOW = 6;
    private static final double OTHER_LABEL_BETWEEN = 0.3;
    private static final double VALUE_BETWEEN = 0.6;
    private static final double NOT_LAST_AMOUNT = 0.85;
    private static final double LABEL_HAS_OWN_VALUE = 0.5;
    private static final double FAR = 0.2;

    private final List<LabelHit> labels;
    private final float width;

    Neighbourhood(List<LabelHit> labels, float width) {
        this.labels = labels;
        this.width = width;
    }

    /** 0 where they have nothing to do with each other, 1 for a value right behind its label. */
    double relation(LabelHit label, Candidate value, List<Candidate> sameKind) {
        if (label.span().row().page() != value.span().row().page()
                || label.span().overlaps(value.span())) {
            return 0;
        }
        return isBeside(label, value.box(), value.span())
                ? beside(label, value, sameKind)
                : below(label, value, sameKind);
    }

    static boolean isBeside(LabelHit label, Box value, Span span) {
        if (label.span().row().index() == span.row().index()) {
            return span.start() >= label.span().end();
        }
        return sharesLine(label.box(), value) && value.x0() >= label.box().x1();
    }

    private double beside(LabelHit label, Candidate value, List<Candidate> sameKind) {
        double relation = 1 - FAR * Math.max(0, value.box().x0() - label.box().x1()) / Math.max(1, width);
        boolean otherLabel = labels.stream()
                .anyMatch(other -> !other.isSame(label)
                        && other.label().field() != label.label().field()
                        && isBeside(label, other.box(), other.span())
                        && isBeside(other, value.box(), value.span()));
        if (otherLabel) {
            relation *= OTHER_LABEL_BETWEEN;
        }
        boolean amount = value.kind() == Candidate.Kind.AMOUNT;
        for (Candidate other : sameKind) {
            if (other.isSame(value) || !sharesLine(other.box(), value.box())) {
                continue;
            }
            boolean afterLabel = isBeside(label, other.box(), other.span());
            if (amount && other.box().x0() > value.box().x1() && !labelBetween(value, other)) {
                return relation * NOT_LAST_AMOUNT;
            }
            if (!amount && afterLabel && other.box().x1() <= value.box().x0()) {
                relation *= VALUE_BETWEEN;
            }
        }
        return relation;
    }

    private boolean labelBetween(Candidate left, Candidate right) {
        return labels.stream()
                .anyMatch(label -> sharesLine(label.box(), left.box())
                        && label.box().x0() >= left.box().x1()
                        && label.box().x1() <= right.box().x0());
    }

    private double below(LabelHit label, Candidate value, List<Candidate> sameKind) {
        Box above = label.box();
        Box box = value.box();
        float height = Math.max(above.height(), box.height());
        double rows = (box.centerY() - above.centerY()) / height;
        if (rows < 0.6 || rows > MAX_ROWS_BELOW || !aligned(above, box, height)) {
            return 0;
        }
        double relation = BELOW - BELOW_STEP * Math.max(0, rows - 1.5);
        boolean ownValue = sameKind.stream()
                .anyMatch(other -> isBeside(label, other.box(), other.span())
                        && other.box().x0() - above.x1() < 0.4 * width
                        && labels.stream()
                                .noneMatch(next -> !next.isSame(label)
                                        && isBeside(label, next.box(), next.span())
                                        && isBeside(next, other.box(), other.span())));
        if (ownValue) {
            relation *= LABEL_HAS_OWN_VALUE;
        }
        boolean valueBetween = sameKind.stream()
                .anyMatch(other -> !other.isSame(value)
                        && other.box().y0() >= above.y1() - height / 2
                        && other.box().y1() <= box.y0() + height / 2
                        && aligned(above, other.box(), height));
        if (valueBetween) {
            relation *= VALUE_BETWEEN;
        }
        boolean labelBetween = labels.stream()
                .anyMatch(other -> !other.isSame(label)
                        && other.label().field() != label.label().field()
                        && ((other.box().y0() >= above.y1() - height / 2
                                        && other.box().y1() <= box.y0() + height / 2
                                        && aligned(other.box(), box, height))
                                || (isBeside(other, box, value.span())
                                        && box.x0() - other.box().x1() < 0.3 * width)));
        return labelBetween ? relation * OTHER_LABEL_BETWEEN : relation;
    }

    private static boolean aligned(Box label, Box value, float height) {
        float shared = Math.min(label.x1(), value.x1()) - Math.max(label.x0(), value.x0());
        return shared > 0 || Math.abs(label.x0() - value.x0()) < height || Math.abs(label.x1() - value.x1()) < height;
    }

    static boolean sharesLine(Box a, Box b) {
        float shared = Math.min(a.y1(), b.y1()) - Math.max(a.y0(), b.y0());
        return shared > 0.5 * Math.min(a.height(), b.height());
    }
}
