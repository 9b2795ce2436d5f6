package dev.wenshu.document.extract;

/**
 * One value with its reasons.
 *
 * @param value amounts are decimals with a point, dates ISO days, identifiers as printed without spaces, names as printed
 * @param confidence estimated probability that the value is right, 0 to 1
 */
public record ExtractedField(String value, double confidence, Evidence evidence) {
    @Override
    public String toString() {
        return "ExtractedField[confidence=" + confidence + ", origin=" + evidence.origin() + "]";
    }
}
