package dev.wenshu.office.fields;

import dev.wenshu.document.Block;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that stand after their label, on the line or in the next cell. */
final class Labels {
    static final Labels AUTHOR = new Labels(
            "作者|编制(?:人|单位|部门)?|撰稿人?|拟稿人?|报告人|记录人?|起草(?:人|单位|部门)|发文(?:单位|机关)|主办(?:单位|部门)|申请人|报销人|author|prepared by|written by|submitted by"
                    + "|minutes by|from|verfasser(?:in)?|autor(?:in)?|erstellt von|protokoll(?:führer(?:in)?|ant(?:in)?)|auteur|autore");
    static final Labels DEADLINE = new Labels(
            "截止(?:日期|时间)|报名截止|完成(?:时间|时限|期限)|deadline|due(?: date)?|reply by|frist|abgabetermin|einsendeschluss|date limite|uiterste datum|scadenza|fecha límite");
    static final Labels PARTY_A = new Labels("甲\\s?方(?:[(（][^)）]{1,12}[)）])?");
    static final Labels PARTY_B = new Labels("乙\\s?方(?:[(（][^)）]{1,12}[)）])?");

    private final Pattern pattern;

    private Labels(String labels) {
        pattern = Pattern.compile(
                "^\\s*(?:" + labels + ")\\s?[:：\\t]\\s*(?<value>[^\\t]{2,80}?)\\s*(?:\\t.*)?$",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** A labelled value. */
    record Found(String value, Line line) {}

    /** The first in the opening; quoted text does not count. */
    Optional<Found> in(Opening opening) {
        for (Line line : opening.lines()) {
            Matcher matcher = pattern.matcher(line.text());
            if (line.kind() != Block.Kind.QUOTE && matcher.matches()) {
                return Optional.of(new Found(matcher.group("value"), line));
            }
        }
        return Optional.empty();
    }
}
