package dev.wenshu.office.fields;

import dev.wenshu.document.DocumentFormat;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Kinds of office documents and the words in a title that announce them; the order decides where several do. */
enum DocumentKind {
    MINUTES(
            "会议纪要|会议记录|纪要$|\\bminutes\\b|protokoll\\b|\\bcompte[- ]rendu\\b|\\bprocès-verbal\\b|\\bnotulen\\b|\\bverbale\\b|\\bactas?\\b"),
    NOTICE(
            "通知|公告|通告|通报|公示|启事|\\bnotice\\b|\\bannouncement\\b|\\bcircular\\b|\\bmemo(?:randum)?\\b|bekanntmachung|aushang|rundschreiben|\\bmitteilung\\b|\\bavis\\b"),
    EXPENSE_SHEET(
            "报销单|报销明细|费用报销|差旅费|\\bexpense (?:report|claim|sheet)|\\breimbursement|reisekosten|spesen|\\bnote de frais|declaratieformulier"),
    CONTRACT(
            "合同|协议书?$|\\bcontract\\b|\\bagreement\\b|vertrag\\b|vereinbarung\\b|\\bcontrat\\b|\\bovereenkomst\\b|\\bcontratto\\b|\\bcontrato\\b"),
    NEWSLETTER("简报|快讯|期刊|\\bnewsletter\\b|\\bbulletin\\b|rundbrief"),
    REPORT("报告|总结|年报|月报|周报|\\breport\\b|bericht\\b|auswertung\\b|\\brapport\\b|\\brelazione\\b|\\binforme\\b"),
    LETTER("(?:的|复|商洽|邀请)函$"),
    SLIDES,
    SHEET,
    MAIL,
    DOCUMENT;

    private static final Pattern SALUTATION = Pattern.compile(
            "^(?:dear\\s.{1,60}|sehr geehrte.{1,80}|liebe[rs]?\\s.{1,60}|尊敬的.{1,30}|madame, monsieur.{0,20}|geachte\\s.{1,60}|to whom it may concern)[,:，：!]?$",
            Pattern.CASE_INSENSITIVE);
    private static final int SALUTATION_LINES = 25;

    private final Pattern announced;

    DocumentKind() {
        this("(?!)");
    }

    DocumentKind(String announced) {
        this.announced = Pattern.compile(announced, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static DocumentKind of(DocumentFormat format, String title, Opening opening, boolean transcript) {
        Optional<DocumentKind> announced = Arrays.stream(values())
                .filter(kind -> kind.announced.matcher(title).find())
                .findFirst();
        return switch (format) {
            case MAIL -> MAIL;
            case PRESENTATION -> SLIDES;
            case SPREADSHEET -> announced.filter(EXPENSE_SHEET::equals).orElse(SHEET);
            case PDF, OFD, IMAGE, XML, WORD, HTML, TEXT, OTHER, ARCHIVE ->
                announced.orElseGet(() -> byText(opening, transcript));
        };
    }

    private static DocumentKind byText(Opening opening, boolean transcript) {
        if (transcript) {
            return MINUTES;
        }
        boolean addressed = opening.lines().stream()
                .limit(SALUTATION_LINES)
                .anyMatch(line -> SALUTATION.matcher(line.text().strip()).matches());
        return addressed ? LETTER : DOCUMENT;
    }
}
