package dev.wenshu.office.summary;

import dev.wenshu.office.text.Shape;

/**
 * How much each reason for choosing a sentence counts. Tuned by coordinate search on news, meetings and abstracts.
 *
 * @param centroid shares the terms of the whole document
 * @param meaning its embedding is close to those of the others
 * @param lead stands early
 * @param title shares the terms of the title and headings
 * @param opening opens its paragraph
 * @param deictic says little when it stands alone (negative)
 * @param question is a question (negative)
 * @param fragment breaks off (negative)
 * @param length words of the sentence length that is preferred
 * @param spread how slowly lengths off the preferred one lose, in natural logarithms
 * @param redundancy how much likeness to a chosen sentence costs
 */
record Weights(
        double centroid,
        double meaning,
        double lead,
        double title,
        double opening,
        double deictic,
        double question,
        double fragment,
        double length,
        double spread,
        double redundancy) {
    private static final Weights PROSE = new Weights(2, 0.5, 0.5, 0.4, 0.1, -0.5, -0.3, -0.2, 28, 0.7, 0.6);
    private static final Weights TRANSCRIPT = new Weights(0.8, 0.4, 0.1, 0.3, 0.2, -2, -0.3, -0.4, 32, 0.55, 0.8);

    static Weights of(Shape shape) {
        return shape.transcript() ? TRANSCRIPT : PROSE;
    }
}
