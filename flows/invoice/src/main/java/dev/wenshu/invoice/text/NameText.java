package dev.wenshu.invoice.text;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a line must look like to be the name of a company or person. */
final class NameText {
    private static final Pattern COMPANY = Pattern.compile(
            "(?<![\\p{L}\\d])(?:gmbh|mbh|ag|kg|ohg|ug|e\\.\\s?k\\.?|ltd|limited|llc|l\\.l\\.c|inc|corp|corporation|plc|llp|company|b\\.\\s?v|bv|n\\.v|nv|sarl|s\\.a\\.r\\.l|sas|s\\.a\\.s|eurl|s\\.p\\.a|spa|s\\.r\\.l|srl|sp\\.\\s?z\\s?o\\.\\s?o|s\\.a|s\\.r\\.o|sro|a\\.s|sia|a/s|aps|ab|oy|oyj|sdn\\.?\\s?bhd|s/b|bhd|sdn|pte|pvt|kft|ltda|s\\.l|sl|d\\.o\\.o|ood|uab|lda|enterprise|enterprises|trading|restaurant|restoran|supermarket|mart|hotel|cafe)(?![\\p{L}\\d])"
                    + "|(?<=\\p{L})(?:gmbh|sdnbhd|bhd)(?![\\p{L}])|有限公司|公司|集团|事务所|酒店|餐厅|商行|研究所|大学",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NOT_A_NAME = Pattern.compile(
            "(?iU).*(?:https?:|www\\.|@|\\biban\\b|\\bbic\\b|\\btel\\b|\\btel[.:]|\\bfax\\b|\\bphone\\b|telefon|\\bpage\\b|\\bseite\\b|au capital|thank you|welcome|powered by|\\bterms\\b).*");
    private static final Pattern TITLE = Pattern.compile(
            "(?i)[\\W\\d]*(?:retail |tax |simplified |proforma |pro forma |commercial |sales |vat |original |copy |cash |official )*"
                    + "(?:invoice|invoices|invoices?/bill|receipt|bill|statement|rechnung|handelsrechnung|gutschrift|quittung|facture|factuur|fattura|factura|faktura(?: vat)?|fatura|rekins|kvits|ceks|credit note|copy|original|duplicate|logo.*|customer copy|purchase order|delivery note|debit note)[\\W\\d]*");
    private static final Pattern STREET = Pattern.compile(
            "(?iU).*(?:\\bjalan\\b|\\bjln\\b|\\blot\\b|\\bstreet\\b|\\bst\\b\\.?$|\\broad\\b|\\brd\\b|\\bavenue\\b|\\bave\\b|stra(?:ss|ß)e|str\\.|\\brue\\b|\\bvia\\b|\\bul\\.|iela\\b|\\blaan\\b|straat|\\btaman\\b|\\bfloor\\b|\\bno\\.?\\s?\\d+|\\bp\\.?o\\.? box\\b|\\bblk\\b|\\bkm\\b|\\blorong\\b|\\bpersiaran\\b|\\bbandar\\b).*");
    private static final Pattern POSTCODE =
            Pattern.compile("(?<!\\d)(?:[A-Z]{1,2}[- ])?\\d{4,6}(?!\\d)\\s+\\p{L}{2,}.*|.*\\b[A-Z]{2}\\s\\d{5}\\b.*");
    private static final Pattern SEPARATOR = Pattern.compile("\\s[-–|•·*]\\s|\\s?[|•·]\\s?|,\\s|\\t|\\s{3,}");
    private static final Pattern REGISTRATION =
            Pattern.compile("\\s*(?:\\((?:[A-Z]{2})?[\\d -]{4,14}[A-Z]?\\)|\\s[\\d]{4,8}-[A-Z](?=\\W|$).*)\\s*$");
    private static final int MAX = 70;
    private static final Set<String> COUNTRIES = countries();

    private NameText() {}

    static boolean isCompany(String text) {
        return COMPANY.matcher(text).find();
    }

    /** The name without its legal form, what stands in brackets and {@code Co.}. */
    static String withoutForm(String text) {
        return COMPANY.matcher(text).replaceAll(" ").replaceAll("\\([^)]*\\)|(?i)(?<!\\p{L})co(?!\\p{L})", " ");
    }

    /** Neither a title, an address, a number nor a sentence. */
    static boolean isPossible(String text) {
        String strip = text.strip();
        long letters = strip.chars().filter(Character::isLetter).count();
        long digits = strip.chars().filter(Character::isDigit).count();
        boolean chinese = strip.chars().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        return letters >= (chinese ? 2 : 3)
                && digits * 2 <= letters
                && strip.length() <= MAX
                && strip.indexOf(':') < 0
                && !COUNTRIES.contains(Folding.fold(strip).strip())
                && !TITLE.matcher(Folding.fold(strip).strip()).matches()
                && !TITLE.matcher(strip).matches()
                && !NOT_A_NAME.matcher(strip).matches()
                && !isAddress(strip);
    }

    private static Set<String> countries() {
        Set<String> names = new HashSet<>();
        for (String language : List.of("en", "de", "fr", "nl", "it", "es", "pl", "lv", "sv", "pt", "ms")) {
            for (String country : Locale.getISOCountries()) {
                names.add(Folding.fold(Locale.of("", country).getDisplayCountry(Locale.of(language)))
                        .strip());
            }
        }
        return names;
    }

    static boolean isAddress(String text) {
        return !isCompany(text)
                && (STREET.matcher(text).matches()
                        || POSTCODE.matcher(text.strip()).matches());
    }

    static boolean isPostcodeLine(String text) {
        return POSTCODE.matcher(text.strip()).matches();
    }

    /** Of a sender line as {@code Name, Street 1, 12345 City} the name; without a registration number behind it. */
    static String head(String text) {
        String strip = REGISTRATION
                .matcher(text.strip().replaceAll("^(?:#\\d+\\s|00\\d{2,}\\s+(?=\\p{L}))?[:#\\s-]*", ""))
                .replaceFirst("");
        Matcher separator = SEPARATOR.matcher(strip);
        while (separator.find()) {
            String head = strip.substring(0, separator.start()).strip();
            String tail = strip.substring(separator.end()).strip();
            boolean suffix = COMPANY.matcher(tail).lookingAt();
            if (head.length() >= 3 && !suffix) {
                return head;
            }
        }
        return strip.replaceAll("[,;]$", "");
    }
}
