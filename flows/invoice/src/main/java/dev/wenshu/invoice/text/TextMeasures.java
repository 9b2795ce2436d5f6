package dev.wenshu.invoice.text;

import dev.wenshu.document.Box;
import dev.wenshu.invoice.scoring.Feature;
import dev.wenshu.invoice.scoring.FeatureVector;

/** What is measured of any place in a document, and of the document itself. */
final class TextMeasures {
    private static final float ALIGNED = 0.6f;

    private final VisibleText text;
    private final double typicalHeight;
    private final boolean receipt;
    private final boolean chinese;

    TextMeasures(VisibleText text) {
        this.text = text;
        this.typicalHeight = Math.max(1, text.typicalHeight());
        this.receipt = DocumentTitle.isReceipt(text);
        this.chinese = text.isChinese();
    }

    float width() {
        return text.width();
    }

    boolean isReceipt() {
        return receipt;
    }

    FeatureVector vector(Span span, Box box) {
        float width = Math.max(1, text.width());
        float height = Math.max(1, text.height());
        Row row = span.row();
        return new FeatureVector()
                .with(Feature.CONFIDENCE, span.confidence())
                .with(Feature.ROW, (double) row.index() / text.rows().size())
                .with(Feature.Y, box.y0() / height)
                .with(Feature.LEFT, box.x0() / width)
                .with(Feature.RIGHT, box.x1() / width)
                .with(Feature.HEIGHT, row.height() / typicalHeight)
                .with(Feature.ALIGNED, aligned(row, box))
                .with(Feature.LAST_IN_ROW, row.text().substring(span.end()).isBlank())
                .with(Feature.RECOGNISED, text.recognised())
                .with(Feature.RECEIPT, receipt)
                .with(Feature.CHINESE, chinese)
                .with(Feature.ROWS, Math.min(150, text.rows().size()));
    }

    /** How many of the eight rows above and below end at the same place. */
    private double aligned(Row row, Box box) {
        int count = 0;
        int from = Math.max(0, row.index() - 8);
        int to = Math.min(text.rows().size(), row.index() + 9);
        for (Row other : text.rows().subList(from, to)) {
            if (other.index() != row.index() && Math.abs(other.box().x1() - box.x1()) < ALIGNED * box.height()) {
                count++;
            }
        }
        return count;
    }
}
