package dev.wenshu.samples.invoice;

import java.util.random.RandomGenerator;

/** The unified social credit code of GB 32100-2015, with the organisation code of GB 11714-1997 inside it. */
public final class CreditCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int BODY = 17;

    private CreditCode() {}

    /** A new code of a company registered in a six-digit region. */
    public static String of(String region, RandomGenerator random) {
        StringBuilder organisation = new StringBuilder("MA");
        while (organisation.length() < ORGANISATION_WEIGHTS.length) {
            organisation.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        String body = "91" + region + organisation + organisationCheck(organisation);
        return body + check(body);
    }

    public static boolean isValid(String code) {
        return code.length() == BODY + 1
                && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && check(code.substring(0, BODY)) == code.charAt(BODY);
    }

    private static char check(String body) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < BODY; i++) {
            sum += ALPHABET.indexOf(body.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static char organisationCheck(CharSequence organisation) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(organisation.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = (11 - sum % 11) % 11;
        return check == 10 ? 'X' : (char) ('0' + check);
    }
}
