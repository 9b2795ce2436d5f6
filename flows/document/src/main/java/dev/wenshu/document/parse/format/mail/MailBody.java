package dev.wenshu.document.parse.format.mail;

import dev.wenshu.document.Block;
import dev.wenshu.document.parse.format.TextPages;
import dev.wenshu.document.parse.format.text.HtmlBlocks;
import dev.wenshu.document.parse.format.text.PlainBlocks;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** Gives the text of a message as blocks, what others wrote before as quotes. */
final class MailBody {
    private static final Pattern HISTORY = Pattern.compile(
            "(?i)^\\s*(-{2,}\\s*(original message|forwarded message|原始邮件|原邮件|转发邮件|转发的邮件|回复的原邮件|邮件原件)\\s*-{2,}"
                    + "|在.{4,60}(写道|写到)[:：]?|on .{6,120} wrote:|am .{6,80} schrieb .{2,80}:|le .{6,80} a écrit\\s?:"
                    + "|_{20,}|(发件人|寄件者|from)[:：]\\s?.{0,80}[@＠].*)\\s*$");
    private static final Pattern SENDER = Pattern.compile("(?i)^\\s*(发件人|寄件者|from|von|de)\\s?[:：].*");
    private static final Pattern SENT =
            Pattern.compile("(?i)^\\s*(发送时间|发送日期|日期|时间|傳送時間|收件人|sent|date|to|gesendet|envoyé)\\s?[:：].*");

    private MailBody() {}

    static void addPlain(String text, TextPages pages) throws IOException {
        PlainBlocks blocks = new PlainBlocks(pages, false);
        boolean history = false;
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean header = SENDER.matcher(line).matches()
                    && i + 1 < lines.size()
                    && SENT.matcher(lines.get(i + 1)).matches();
            if (!history && (header || HISTORY.matcher(line).matches())) {
                blocks.close();
                history = true;
            }
            if (history) {
                String quoted = line.strip();
                if (!quoted.isEmpty()) {
                    pages.add(Block.Kind.QUOTE, quoted.replaceFirst("^(>\\s?)+", ""), 0);
                }
            } else {
                blocks.line(line);
            }
        }
        blocks.close();
    }

    /** Keeps only what the HTML hides, where the plain text next to it is read. */
    static void addHidden(String html, TextPages pages) {
        HtmlBlocks.addHidden(Jsoup.parse(html), pages);
    }

    static void addHtml(String html, TextPages pages) throws IOException {
        HtmlBlocks.add(Jsoup.parse(html), pages);
    }
}
