package dev.wenshu.document.parse.format.office;

import dev.wenshu.document.Block;
import dev.wenshu.document.parse.format.Refusal;
import dev.wenshu.document.parse.format.TextPages;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Takes the XHTML that Tika's parsers give and makes blocks and pages of it. */
final class XhtmlBlocks extends DefaultHandler {
    private final TextPages pages;
    private final int nesting;
    private final Deque<String> classes = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int rows;
    private int items;
    private int level;
    private int quotes;
    private boolean namesPage;

    XhtmlBlocks(TextPages pages, int nesting) {
        this.pages = pages;
        this.nesting = nesting;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        String type = String.valueOf(attributes.getValue("class"));
        classes.push(type);
        if (classes.size() > nesting) {
            throw new SAXException(Refusal.nesting());
        }
        switch (name) {
            case "p", "div", "table", "ul", "ol", "br" -> separate();
            case "tr" -> {
                flush();
                rows++;
            }
            case "li" -> {
                flush();
                items++;
            }
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                flush();
                level = name.charAt(1) - '0';
            }
            default -> {}
        }
        if (name.equals("div")) {
            startDivision(type);
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        String type = classes.isEmpty() ? "" : classes.pop();
        switch (name) {
            case "td", "th" -> text.append('\t');
            case "tr" -> {
                flush();
                rows--;
            }
            case "li" -> {
                flush();
                items--;
            }
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                endHeading();
                level = 0;
            }
            case "title" -> text.setLength(0);
            case "p", "div" -> separate();
            default -> {}
        }
        if (name.equals("div") && isQuote(type)) {
            flush();
            quotes--;
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        for (int i = start; i < start + length; i++) {
            char c = characters[i];
            boolean space = Character.isWhitespace(c);
            if (!space) {
                text.append(c);
            } else if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
                text.append(' ');
            }
        }
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) {
        characters(characters, start, length);
    }

    @Override
    public void endDocument() throws SAXException {
        flush();
    }

    private void startDivision(String type) throws SAXException {
        flush();
        if (type.equals("page") || type.equals("slide") || type.equals("slide-content")) {
            page("");
            namesPage = type.equals("page");
        }
        if (isQuote(type)) {
            quotes++;
        }
    }

    private static boolean isQuote(String type) {
        return type.contains("notes") || type.contains("comment") || type.equals("annotation");
    }

    private void endHeading() throws SAXException {
        if (namesPage && level == 1) {
            page(text.toString().strip());
            text.setLength(0);
            namesPage = false;
        } else {
            flush();
        }
    }

    private void separate() throws SAXException {
        if (rows == 0) {
            flush();
        } else if (!text.isEmpty() && text.charAt(text.length() - 1) != '\t') {
            text.append(' ');
        }
    }

    private void page(String name) throws SAXException {
        try {
            pages.startPage(name);
        } catch (IOException e) {
            throw new SAXException(e);
        }
    }

    private void flush() throws SAXException {
        if (text.isEmpty()) {
            return;
        }
        Block.Kind kind = quotes > 0
                ? Block.Kind.QUOTE
                : rows > 0
                        ? Block.Kind.TABLE_ROW
                        : level > 0 ? Block.Kind.HEADING : items > 0 ? Block.Kind.LIST_ITEM : Block.Kind.PARAGRAPH;
        try {
            pages.add(kind, text.toString(), kind == Block.Kind.HEADING ? level : 0);
        } catch (IOException e) {
            throw new SAXException(e);
        }
        text.setLength(0);
    }
}
