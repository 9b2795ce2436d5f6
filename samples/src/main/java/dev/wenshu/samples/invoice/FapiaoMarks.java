package dev.wenshu.samples.invoice;

/**
 * What only a fapiao carries; an empty string where its kind has no such mark.
 *
 * @param code the twelve-digit code of fapiao issued before the fully digital ones
 * @param checkCode twenty digits
 * @param clerk who issued it
 */
public record FapiaoMarks(
        String code, String checkCode, String machineNumber, String payee, String reviewer, String clerk) {
    /** The marks of an invoice that is no fapiao. */
    public static final FapiaoMarks NONE = new FapiaoMarks("", "", "", "", "", "");

    /** Marks of a fully digital fapiao, which has neither code nor check code. */
    public static FapiaoMarks digital(String clerk) {
        return new FapiaoMarks("", "", "", "", "", clerk);
    }
}
