package dev.wenshu.office.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes a block's lines apart where they are lines on purpose, and together where only the paper was too narrow. */
public final class Lines {
    private static final Pattern MARKER =
            Pattern.compile("^\\s*(?:[-*•·▪‣●○◦–—]\\s|\\[[ xX]]|[(（]?(?:\\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)）、．]\\s?\\D"
                    + "|[(（]?[一二三四五六七八九十]{1,3}[)）、．]|第[一二三四五六七八九十百\\d]{1,4}[章条节]).*");
    private static final Pattern LABEL =
            Pattern.compile("^\\s*([\\p{Lu}\\p{Lo}][^:：。！？\\t]{0,78}?)\\s?[:：]\\s*(\\S.*)$");
    private static final double SHORT_LINE = 0.6;
    private static final int LABEL_WORDS = 4;
    private static final int SPEAKER_WORDS = 12;

    private Lines() {}

    /** A label and what follows it on its line. */
    public record Labelled(String label, String rest) {}

    /** Begins with a bullet or a number, as items of a list do. */
    public static boolean isMarked(String line) {
        return MARKER.matcher(line).matches();
    }

    /** The field label that a line begins with, or null. */
    public static @Nullable Labelled labelled(String line) {
        return labelled(line, LABEL_WORDS);
    }

    /** The speaker that a turn of a transcript begins with, or null. */
    static @Nullable Labelled spoken(String line) {
        return labelled(line, SPEAKER_WORDS);
    }

    private static @Nullable Labelled labelled(String line, int words) {
        Matcher matcher = LABEL.matcher(line);
        if (!matcher.matches() || matcher.group(1).split("\\s+").length > words) {
            return null;
        }
        return new Labelled(matcher.group(1), matcher.group(2));
    }

    /** The lines that the author meant; lines broken by the width of the page are joined. */
    public static List<String> of(String block) {
        if (block.indexOf('\n') < 0) {
            return block.isBlank() ? List.of() : List.of(block.strip());
        }
        List<String> physical =
                block.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        int longest = physical.stream().mapToInt(String::length).max().orElse(0);
        List<String> logical = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        String previous = "";
        for (String line : physical) {
            if (!current.isEmpty() && breaks(previous, longest, line)) {
                logical.add(current.toString());
                current.setLength(0);
            }
            join(current, line);
            previous = line;
        }
        if (!current.isEmpty()) {
            logical.add(current.toString());
        }
        return logical;
    }

    private static boolean breaks(String previous, int longest, String next) {
        return endsSentence(previous)
                || previous.length() < longest * SHORT_LINE
                || isMarked(next)
                || labelled(next) != null;
    }

    static boolean endsSentence(CharSequence text) {
        int at = text.length() - 1;
        while (at > 0 && Scripts.isCloser(text.charAt(at))) {
            at--;
        }
        return at >= 0 && ".!?。！？；;:：…".indexOf(text.charAt(at)) >= 0;
    }

    /** Whether a paragraph that stops without a full stop goes on in the next one, as at the foot of a page. */
    static boolean goesOn(CharSequence text, String next) {
        if (text.isEmpty() || next.isEmpty() || endsSentence(text) || isMarked(next)) {
            return false;
        }
        char last = text.charAt(text.length() - 1);
        return Character.isLowerCase(next.charAt(0)) || last == '，' || last == '、';
    }

    /** Joins as a reader would: no space between Chinese characters, a hyphenated word made whole. */
    static void join(StringBuilder text, String next) {
        if (text.isEmpty() || next.isEmpty()) {
            text.append(next);
            return;
        }
        char last = text.charAt(text.length() - 1);
        char first = next.charAt(0);
        if (isHyphenated(text) && Character.isLowerCase(first)) {
            text.setLength(text.length() - 1);
        } else if (!(isWide(last) && isWide(first))) {
            text.append(' ');
        }
        text.append(next);
    }

    private static boolean isHyphenated(CharSequence text) {
        int last = text.length() - 1;
        return last > 0 && text.charAt(last) == '-' && Character.isLowerCase(text.charAt(last - 1));
    }

    private static boolean isWide(char c) {
        return Scripts.isHan(c) || Scripts.isKana(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF);
    }
}
