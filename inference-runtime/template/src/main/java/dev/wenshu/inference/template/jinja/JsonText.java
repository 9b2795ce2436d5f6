package dev.wenshu.inference.template.jinja;

import dev.wenshu.inference.template.syntax.TemplateFault;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** JSON as Python's {@code json.dumps} writes it, blanks included, with letters of all scripts as they are: models were trained on that. */
final class JsonText {
    private static final int MAX_NESTING = 100;

    private final StringBuilder out = new StringBuilder();
    private final Budget budget;
    private final int indent;
    private final String between;

    /** On one line where {@code indent} is 0. */
    JsonText(Budget budget, int indent) {
        this.budget = budget;
        this.indent = indent;
        this.between = indent > 0 ? "," : ", ";
    }

    String of(Object value) {
        write(value, 1);
        return out.toString();
    }

    static String decimal(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e16) {
            return (long) number + ".0";
        }
        String text = Double.toString(number);
        int exponent = text.indexOf('E');
        if (exponent < 0) {
            return text;
        }
        String mantissa = text.substring(0, exponent);
        int power = Integer.parseInt(text.substring(exponent + 1));
        if (power >= -4 && power < 16) {
            return new BigDecimal(text).toPlainString();
        }
        String digits = mantissa.endsWith(".0") ? mantissa.substring(0, mantissa.length() - 2) : mantissa;
        return digits + (power < 0 ? "e-" : "e+") + (Math.abs(power) < 10 ? "0" : "") + Math.abs(power);
    }

    private void write(Object value, int level) {
        budget.step();
        if (level > MAX_NESTING) {
            throw new TemplateFault("JSON that is nested more than " + MAX_NESTING + " deep");
        }
        switch (value) {
            case Absent absent when absent == Absent.NONE -> out.append("null");
            case Boolean truth -> out.append(truth);
            case Long number -> out.append(number);
            case Double number -> out.append(decimal(number));
            case String text -> string(text);
            case List<?> items -> {
                Iterator<?> rest = items.iterator();
                sequence('[', ']', rest, level, () -> write(rest.next(), level + 1));
            }
            case Map<?, ?> map -> {
                Iterator<? extends Map.Entry<?, ?>> rest = map.entrySet().iterator();
                sequence('{', '}', rest, level, () -> {
                    Map.Entry<?, ?> entry = rest.next();
                    string(Values.text(entry.getKey()));
                    out.append(": ");
                    write(entry.getValue(), level + 1);
                });
            }
            default -> throw new TemplateFault("something undefined, or a function, has no JSON form");
        }
    }

    private void sequence(char open, char close, Iterator<?> rest, int level, Runnable next) {
        out.append(open);
        boolean empty = !rest.hasNext();
        while (rest.hasNext()) {
            line(level);
            next.run();
            if (rest.hasNext()) {
                out.append(between);
            }
        }
        if (!empty) {
            line(level - 1);
        }
        out.append(close);
    }

    private void line(int level) {
        if (indent > 0) {
            budget.spend((long) indent * level);
            out.append('\n').repeat(' ', indent * level);
        }
    }

    private void string(String text) {
        budget.spend(text.length());
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00").append(c < 16 ? "0" : "").append(Integer.toHexString(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
