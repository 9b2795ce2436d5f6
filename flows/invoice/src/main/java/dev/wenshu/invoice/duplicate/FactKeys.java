package dev.wenshu.invoice.duplicate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Look-up keys made of facts; a copy of which one fact could not be read still has some of them. */
final class FactKeys {
    /** A fully digitalised fapiao's number, unique without its seller. */
    private static final int NATIONAL_NUMBER = 20;

    private final Map<String, String> facts;
    private final List<Long> keys = new ArrayList<>();

    private FactKeys(Map<String, String> facts) {
        this.facts = facts;
    }

    static List<Long> of(Map<String, String> facts) {
        FactKeys made = new FactKeys(facts);
        made.add("number", Fact.SELLER_ID, Fact.NUMBER);
        made.add("number", Fact.SELLER, Fact.NUMBER);
        String number = facts.get(Fact.NUMBER.key());
        if (isNational(number)) {
            made.add("national", Fact.NUMBER);
        }
        made.add("code", Fact.CODE, Fact.NUMBER);
        made.add("tuple", Fact.SELLER_ID, Fact.TOTAL, Fact.DATE);
        made.add("tuple", Fact.SELLER, Fact.TOTAL, Fact.DATE);
        made.add("unnamed", Fact.NUMBER, Fact.TOTAL, Fact.DATE);
        return made.keys;
    }

    /** Whether the number alone identifies an invoice. */
    static boolean isNational(@Nullable String number) {
        return number != null
                && number.length() == NATIONAL_NUMBER
                && number.chars().allMatch(Character::isDigit);
    }

    private void add(String name, Fact... parts) {
        String[] values = new String[parts.length];
        for (int i = 0; i < parts.length; i++) {
            String value = facts.get(parts[i].key());
            if (value == null) {
                return;
            }
            values[i] = parts[i].key() + "=" + value;
        }
        keys.add(Hashing.of(name, values));
    }
}
