package dev.wenshu.invoice.schematron;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.HardenedXml;
import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Notes the vocabulary, the profile and the day of issue of a document, and reads no further than that. */
final class InvoiceHead extends DefaultHandler {
    private static final int SHORT = 400;
    private static final String PROFILE_UBL = "CustomizationID";
    private static final String PROFILE_CII = "GuidelineSpecifiedDocumentContextParameter";

    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Syntax syntax;
    private String profile = "";
    private @Nullable LocalDate issued;

    private InvoiceHead() {}

    /** Throws a fault where the document is refused before its head is known. */
    static InvoiceHead of(byte[] xml) {
        InvoiceHead head = new InvoiceHead();
        try {
            HardenedXml.parse(new ByteArrayInputStream(xml), head);
        } catch (Fault stopped) {
            if (!(stopped.getCause() instanceof KnownException)) {
                throw stopped;
            }
        }
        return head;
    }

    Optional<Syntax> syntax() {
        return Optional.ofNullable(syntax);
    }

    String profile() {
        return profile;
    }

    Optional<LocalDate> issued() {
        return Optional.ofNullable(issued);
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        if (path.isEmpty()) {
            syntax = Syntax.of(uri, name).orElse(null);
            if (syntax == null) {
                throw new KnownException();
            }
        }
        path.push(name);
        text.setLength(0);
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (text.length() + length <= SHORT) {
            text.append(chars, start, length);
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        String above = path.stream().skip(1).findFirst().orElse("");
        boolean names = path.size() == 2 ? name.equals(PROFILE_UBL) : name.equals("ID") && above.equals(PROFILE_CII);
        if (names && profile.isEmpty()) {
            profile = text.toString().strip();
        } else if (issued == null && path.size() == 2 && name.equals("IssueDate")) {
            issued = day(DateTimeFormatter.ISO_LOCAL_DATE);
        } else if (issued == null
                && path.size() == 4
                && name.equals("DateTimeString")
                && above.equals("IssueDateTime")) {
            issued = day(DateTimeFormatter.BASIC_ISO_DATE);
        }
        path.pop();
        text.setLength(0);
        if (!profile.isEmpty() && issued != null) {
            throw new KnownException();
        }
    }

    private @Nullable LocalDate day(DateTimeFormatter format) {
        try {
            return LocalDate.parse(text.toString().strip(), format);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Nothing that follows matters. */
    private static final class KnownException extends SAXException {
        private static final long serialVersionUID = 1L;
    }
}
