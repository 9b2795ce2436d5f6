package dev.wenshu.invoice.xml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An element that is navigated by local names; what is not there is null. */
record XmlElement(Element element) {
    private static final int MAX_NUMBER_LENGTH = 40;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    String name() {
        String local = element.getLocalName();
        return local == null ? element.getTagName() : local;
    }

    List<XmlElement> all(String name) {
        List<XmlElement> found = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element candidate && new XmlElement(candidate).isNamed(name)) {
                found.add(new XmlElement(candidate));
            }
        }
        return found;
    }

    /** The first element at a path of local names separated by {@code /}; {@code a|b} takes either name. */
    @Nullable
    XmlElement first(String path) {
        XmlElement at = this;
        for (String step : path.split("/", -1)) {
            at = at.firstChild(step);
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    /** The first element of that name at any depth, in document order. */
    @Nullable
    XmlElement anywhere(String names) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element candidate) {
                XmlElement at = new XmlElement(candidate);
                XmlElement found = at.isNamed(names) ? at : at.anywhere(names);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    @Nullable
    String text(String path) {
        return textOf(first(path));
    }

    static @Nullable String textOf(@Nullable XmlElement at) {
        return at == null ? null : at.text();
    }

    /** Its text with white space collapsed, null where there is none. */
    @Nullable
    String text() {
        String text = SPACE.matcher(element.getTextContent().strip()).replaceAll(" ");
        return text.isEmpty() ? null : text;
    }

    @Nullable
    BigDecimal number(String path) {
        return numberOf(first(path));
    }

    static @Nullable BigDecimal numberOf(@Nullable XmlElement at) {
        String text = textOf(at);
        if (text == null || text.length() > MAX_NUMBER_LENGTH || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Nullable
    String attribute(String name) {
        String value = element.getAttribute(name).strip();
        return value.isEmpty() ? null : value;
    }

    /** Its XPath by qualified names, with a position where siblings share the name. */
    String path() {
        Node parent = element.getParentNode();
        String above = parent instanceof Element container ? new XmlElement(container).path() : "";
        int before = 0;
        boolean shared = false;
        for (Node at = element.getPreviousSibling(); at != null; at = at.getPreviousSibling()) {
            before += at.getNodeName().equals(element.getNodeName()) ? 1 : 0;
        }
        for (Node at = element.getNextSibling(); at != null && !shared; at = at.getNextSibling()) {
            shared = at.getNodeName().equals(element.getNodeName());
        }
        String step = above + "/" + element.getNodeName();
        return before > 0 || shared ? step + "[" + (before + 1) + "]" : step;
    }

    private @Nullable XmlElement firstChild(String names) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element candidate && new XmlElement(candidate).isNamed(names)) {
                return new XmlElement(candidate);
            }
        }
        return null;
    }

    /** Compares without splitting, since this runs for every element that is passed over. */
    private boolean isNamed(String names) {
        String own = name();
        for (int at = names.indexOf(own); at >= 0; at = names.indexOf(own, at + 1)) {
            int end = at + own.length();
            boolean starts = at == 0 || names.charAt(at - 1) == '|';
            if (starts && (end == names.length() || names.charAt(end) == '|')) {
                return true;
            }
        }
        return false;
    }
}
