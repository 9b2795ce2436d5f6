package dev.wenshu.invoice.check;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** Check digits of identifiers. All take the identifier without spaces; case does not matter. */
public final class Identifiers {
    private static final String CREDIT_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] CREDIT_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final Pattern CREDIT_SHAPE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-HJ-NPQRTUWXY]{10}");
    private static final Pattern OLD_TAX_NUMBER =
            Pattern.compile("\\d{15}|\\d{17}[0-9X]|\\d{20}|\\d{6}[0-9A-Z]{9}|[A-Z]\\d{14}");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
    private static final Pattern VAT = Pattern.compile(
            "(?:AT|BE|BG|CH|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK|XI)"
                    + "[0-9A-Z+*]{5,13}");
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private Identifiers() {}

    /** What is known of an identifier. */
    public enum Verdict {
        /** The check digit holds. */
        SOUND,
        /** The check digit does not hold. */
        BROKEN,
        /** No check digit is known for this shape. */
        UNKNOWN
    }

    /** Judges a seller's or buyer's tax identifier by its shape. */
    public static Verdict taxId(String id) {
        String upper = id.toUpperCase(Locale.ROOT);
        if (upper.length() == 18 && CREDIT_SHAPE.matcher(upper).matches()) {
            return isCreditCode(upper) || OLD_TAX_NUMBER.matcher(upper).matches() ? Verdict.SOUND : Verdict.BROKEN;
        }
        return VatNumbers.judge(upper);
    }

    /** A French establishment's number (SIRET): 14 digits by Luhn's formula. */
    public static boolean isSiret(String number) {
        return number.matches("\\d{14}") && VatNumbers.isLuhn(number);
    }

    /** A unified social credit code, GB 32100-2015, weights modulo 31. */
    public static boolean isCreditCode(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        if (upper.length() != 18 || !CREDIT_SHAPE.matcher(upper).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < CREDIT_WEIGHTS.length; i++) {
            sum += CREDIT_CODE.indexOf(upper.charAt(i)) * CREDIT_WEIGHTS[i];
        }
        int check = (31 - sum % 31) % 31;
        return CREDIT_CODE.indexOf(upper.charAt(17)) == check;
    }

    /** Shaped as a Chinese taxpayer number: a credit code, or one of the older forms of 15, 18 and 20 places. */
    public static boolean isChineseTaxpayer(String id) {
        String upper = id.toUpperCase(Locale.ROOT);
        return CREDIT_SHAPE.matcher(upper).matches()
                || OLD_TAX_NUMBER.matcher(upper).matches();
    }

    /** Shaped as a European VAT identifier. */
    public static boolean isVatShaped(String id) {
        return VAT.matcher(id.toUpperCase(Locale.ROOT)).matches()
                && id.chars().filter(Character::isDigit).count() >= 5;
    }

    /** An IBAN by ISO 13616, modulo 97. */
    public static boolean isIban(String iban) {
        String upper = iban.toUpperCase(Locale.ROOT).replace(" ", "");
        if (!IBAN.matcher(upper).matches()) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < (upper.substring(4) + upper.substring(0, 4)).length(); i++) {
            char c = (upper.substring(4) + upper.substring(0, 4)).charAt(i);
            digits.append(Character.digit(c, 36));
        }
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue() == 1;
    }
}
