package dev.wenshu.document.parse.format.text;

import dev.wenshu.document.Block;
import dev.wenshu.document.parse.format.TextPages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/** Walks through HTML without recursion, so that its depth does not matter, and gives its blocks. */
public final class HtmlBlocks implements NodeFilter {
    private static final Set<String> BREAKING = Set.of(
            "p",
            "div",
            "li",
            "tr",
            "table",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "section",
            "article",
            "header",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "pre",
            "br",
            "hr",
            "title",
            "form",
            "body",
            "html",
            "center");
    private static final Set<String> SKIPPED =
            Set.of("script", "style", "head", "noscript", "template", "svg", "object", "iframe", "select", "math");
    private static final Pattern HIDING = Pattern.compile(
            "display:none|visibility:hidden|font-size:0(?:\\.\\d+)?(?:px|pt|em|%|;|$)|opacity:0(?:\\.0+)?(?:;|$)"
                    + "|max-height:0|text-indent:-\\d{3,}|left:-\\d{3,}px");
    private static final Pattern QUOTING =
            Pattern.compile("gmail_quote|yahoo_quoted|moz-cite-prefix|OLK_SRC_BODY|divRplyFwdMsg");

    private static final int DEEP = 2_000;

    private final TextPages pages;
    private final StringBuilder text = new StringBuilder();
    private int quotes;
    private int level;
    private boolean inItem;
    private boolean inRow;

    private HtmlBlocks(TextPages pages) {
        this.pages = pages;
    }

    /** In the encoding of the bytes' mark or the document's own declaration, else as text of unknown encoding. */
    public static Document parse(byte[] bytes) throws IOException {
        TextEncoding guess = TextEncoding.of(bytes);
        // XML rules open and close no elements on their own, which takes HTML's so long where the nesting is deep.
        Parser parser = TagDepth.exceeds(bytes, DEEP) ? Parser.xmlParser() : Parser.htmlParser();
        Document declared = Jsoup.parse(
                new ByteArrayInputStream(bytes),
                guess.markLength() > 0 ? guess.charset().name() : null,
                "",
                parser);
        boolean wrong = declared.wholeText().indexOf('\uFFFD') >= 0;
        return wrong ? Jsoup.parse(guess.decode(bytes), "", parser) : declared;
    }

    public static void add(Document html, TextPages pages) throws IOException {
        HtmlBlocks blocks = new HtmlBlocks(pages);
        try {
            html.filter(blocks);
            blocks.flush();
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    /** Sets apart what the document hides and leaves the rest. */
    public static void addHidden(Document html, TextPages pages) {
        html.filter((node, depth) -> {
            if (node instanceof Element element && isHidden(element)) {
                pages.hidden(element.text());
                return FilterResult.SKIP_ENTIRELY;
            }
            return FilterResult.CONTINUE;
        });
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode leaf) {
            append(leaf.getWholeText());
        } else if (node instanceof Element element) {
            return enter(element);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        String tag = element.normalName();
        if ((tag.equals("td") || tag.equals("th")) && inRow) {
            trimEnd();
            text.append('\t');
        } else if (BREAKING.contains(tag) && !(inRow && !tag.equals("tr"))) {
            flush();
        }
        switch (tag) {
            case "li" -> inItem = false;
            case "tr" -> inRow = false;
            case "h1", "h2", "h3", "h4", "h5", "h6" -> level = 0;
            default -> {}
        }
        if (isQuote(element)) {
            quotes--;
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult enter(Element element) {
        String tag = element.normalName();
        if (SKIPPED.contains(tag)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (isHidden(element)) {
            pages.hidden(element.text());
            return FilterResult.SKIP_ENTIRELY;
        }
        if (BREAKING.contains(tag) && !(inRow && !tag.equals("tr"))) {
            flush();
        } else if (inRow && BREAKING.contains(tag)) {
            append(" ");
        }
        switch (tag) {
            case "li" -> inItem = true;
            // A row that holds a table of its own is layout, not data.
            case "tr" ->
                inRow = element.selectFirst("table, ul, h1, h2, h3, p + p") == null && element.childrenSize() > 1;
            case "h1", "h2", "h3", "h4", "h5", "h6" -> level = tag.charAt(1) - '0';
            default -> {}
        }
        if (isQuote(element)) {
            quotes++;
        }
        return FilterResult.CONTINUE;
    }

    private static boolean isQuote(Element element) {
        return element.normalName().equals("blockquote")
                || QUOTING.matcher(element.className() + " " + element.id()).find();
    }

    private static boolean isHidden(Element element) {
        if (element.hasAttr("hidden")) {
            return true;
        }
        String style = element.attr("style");
        return !style.isEmpty()
                && HIDING.matcher(style.toLowerCase(Locale.ROOT).replaceAll("\\s|!important", ""))
                        .find();
    }

    private void append(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            boolean space = Character.isWhitespace(c) || c == '\u00A0';
            if (!space) {
                text.append(c);
            } else if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
                text.append(' ');
            }
        }
    }

    private void trimEnd() {
        while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
    }

    private void flush() {
        if (text.toString().isBlank()) {
            text.setLength(0);
            return;
        }
        Block.Kind kind = quotes > 0
                ? Block.Kind.QUOTE
                : level > 0
                        ? Block.Kind.HEADING
                        : inRow ? Block.Kind.TABLE_ROW : inItem ? Block.Kind.LIST_ITEM : Block.Kind.PARAGRAPH;
        try {
            pages.add(kind, text.toString(), kind == Block.Kind.HEADING ? level : 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        text.setLength(0);
    }
}
