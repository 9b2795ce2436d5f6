package dev.wenshu.office.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * That a sentence obliges somebody: by a label such as "Action:", by standing under a heading of tasks, or by a duty together
 * with a time limit.
 *
 * @param owner who has to do it, where the sentence says so plainly
 */
public record Obligation(@Nullable String owner) {
    private static final int CLAUSE = 30;
    private static final String CLAUSE_END = "，。；;！!？?";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern LABELLED = Pattern.compile(
            "^\\W{0,4}(?:action(?: item)?s?|to-?do|task|next step|follow[- ]up|aufgabe|待办(?:事项)?|行动项|actiepunt|à faire|azione|acción)"
                    + "\\s?(?:[(（](?<owner>[^)）]{2,40})[)）])?\\s?[:：]|^\\s*\\[ ]\\s",
            FLAGS);
    private static final Pattern TASK_SECTION = Pattern.compile(
            "^\\W{0,4}[\\d.]{0,6}\\s*(?:action items?|actions|to-?dos?|next steps|aufgaben|maßnahmen|nächste schritte|待办事项|行动项|下一步工作(?:安排)?)\\s*[:：]?$",
            FLAGS);
    private static final Pattern OWNER = Pattern.compile(
            "(?:责任人|负责人|责任部门|承办人|牵头(?:部门|单位)|owner|responsible|assigned to|verantwortlich|zuständig)\\s?[:：]\\s*(?<owner>[^,，;；。()（）\\n]{2,40})"
                    + "|由(?<doer>[\\p{IsHan}]{2,12}?)(?:负责|牵头)",
            FLAGS);
    private static final Pattern ADDRESSED =
            Pattern.compile("请(?<owner>(?:各|全体|所有)?[\\p{IsHan}]{2,12}?)(?:务必)?(?:于|在|最晚|最迟)");
    private static final Pattern DUTY = Pattern.compile(
            "[请须需应]|务必|必须|要求|负责|限于|\\bplease\\b|\\bmust\\b|\\bshall\\b|\\bneeds? to\\b|\\b(?:has|have) to\\b|\\brequired\\b|\\brequested\\b|\\bsubmit|\\bdeadline\\b|\\bfrist\\b"
                    + "|\\b(?:to|will) (?:send|prepare|provide|deliver|complete|check|update|review|submit|finish|organi[sz]e|arrange|contact|draft|circulate|report|follow up)\\b|\\bbitte|\\bm[uü]ss(?:en|t)?\\b|\\bmuss\\b|\\bsoll(?:en)?\\b"
                    + "|\\bist\\b.*\\bzu\\b|\\bsind\\b.*\\bzu\\b|\\bübernimmt\\b|\\beinzureichen\\b|\\b(?:veuillez|merci de|prière de|doit|doivent)\\b"
                    + "|\\b(?:gelieve|graag|moet(?:en)?|dient|dienen)\\b|\\b(?:si prega|deve|devono)\\b|\\b(?:por favor|debe|deben|rogamos)\\b",
            FLAGS);
    private static final String WHEN =
            "(?:the\\s|on\\s|this\\s|next\\s|le\\s|zum\\s)*(?:end of|close of business|cob\\b|eod\\b|noon\\b|tomorrow|today|\\d{1,2}(?!\\d|\\s?%|-\\p{L})|20\\d\\d-"
                    + "|week\\b|month\\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|morgen|heute|ende|monatsende"
                    + "|(?:lun|mar|mercre|jeu|vendre)di|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\s\\d)";
    private static final Pattern LIMIT = Pattern.compile(
            "(?:\\d\\s?[日号月天点]|[月周年][底末]|[本下]?(?:周|星期)[一二三四五六日天]|[今明后][天日])\\s?(?:之|以)?前|截止(?:日期|时间)?|(?:最迟|最晚)|\\d\\s?(?:个?工作日|日|天|周|个?月)(?:之|以)?内"
                    + "|\\b(?:by|before|until|due(?: on| by)?|deadline(?: is)?:?|no later than|not later than|spätestens(?: bis| am)?|bis|avant|au plus tard|vóór|uiterlijk|entro(?: il)?"
                    + "|antes del?|a más tardar)\\s" + WHEN,
            FLAGS);
    private static final Pattern REQUEST = Pattern.compile(
            "^(?:请各|请全体|请所有|请相关|务必)|^\\W{0,4}please (?:send|submit|return|confirm|review|provide|sign|complete|reply|forward|pay|let)\\b"
                    + "|^\\W{0,4}bitte (?:senden|schicken|reichen|bestätigen|prüfen|geben|füllen|überweisen|leiten)\\b",
            FLAGS);

    /**
     * Empty where the sentence obliges nobody.
     *
     * @param section the heading it stands under
     * @param written whether the text was written, not spoken: in speech "please send" is common and binds nobody
     */
    public static Optional<Obligation> in(String sentence, String section, boolean written) {
        Matcher label = LABELLED.matcher(sentence);
        boolean labelled = label.find();
        boolean limited = isLimited(sentence) && DUTY.matcher(sentence).find();
        boolean listed = TASK_SECTION.matcher(section).matches();
        boolean requested = written && REQUEST.matcher(sentence).find();
        Matcher owner = OWNER.matcher(sentence);
        boolean owned = owner.find();
        if (!labelled && !limited && !listed && !requested) {
            return Optional.empty();
        }
        if (labelled && label.group("owner") != null) {
            return Optional.of(new Obligation(label.group("owner").strip()));
        }
        if (owned) {
            String name = owner.group("owner") == null ? owner.group("doer") : owner.group("owner");
            return Optional.of(new Obligation(name.strip()));
        }
        Matcher addressed = ADDRESSED.matcher(sentence);
        return Optional.of(new Obligation(addressed.find() ? addressed.group("owner") : null));
    }

    /** Whether a sentence names a time limit. */
    public static boolean isLimited(String sentence) {
        return LIMIT.matcher(sentence).find();
    }

    /**
     * The clause of the sentence that holds its time limit, so that a deadline is not mistaken for another day the sentence
     * names; the sentence itself where there is none.
     */
    public static String limitOf(String sentence) {
        Matcher limit = LIMIT.matcher(sentence);
        if (!limit.find()) {
            return sentence;
        }
        int from = limit.start();
        while (from > 0 && limit.start() - from < CLAUSE && CLAUSE_END.indexOf(sentence.charAt(from - 1)) < 0) {
            from--;
        }
        return sentence.substring(from, Math.min(sentence.length(), limit.end() + CLAUSE));
    }
}
