package dev.wenshu.samples.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.samples.inbox.InboxInvoices;
import dev.wenshu.samples.invoice.InvoiceFacts;
import dev.wenshu.samples.invoice.RandomInvoices;
import dev.wenshu.samples.layout.BandLayout;
import dev.wenshu.samples.layout.DigitalFapiaoLayout;
import dev.wenshu.samples.layout.Layout;
import dev.wenshu.samples.layout.LetterLayout;
import dev.wenshu.samples.layout.TillReceiptLayout;
import dev.wenshu.samples.layout.VatFapiaoLayout;
import dev.wenshu.samples.layout.Wording;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TypefacesTest {
    @Test
    void coversEveryCharacterThatInvoicesUse() {
        // Given
        InboxInvoices inbox = new InboxInvoices(1);
        RandomInvoices random = new RandomInvoices(5);
        Stream<Page> pages = Stream.of(
                        drawn(new DigitalFapiaoLayout(), inbox.officeSupplies()),
                        drawn(new DigitalFapiaoLayout(), inbox.parcels()),
                        drawn(new VatFapiaoLayout("江苏"), inbox.conference()),
                        drawn(new VatFapiaoLayout("江苏"), inbox.toner()),
                        drawn(new TillReceiptLayout(), inbox.lunch()),
                        drawn(new LetterLayout(Wording.GERMAN), inbox.printing()),
                        drawn(new BandLayout(Wording.FRENCH, 0), inbox.cables()),
                        Stream.generate(random::digitalFapiao)
                                .limit(50)
                                .flatMap(fapiao -> drawn(new DigitalFapiaoLayout(), fapiao)))
                .flatMap(all -> all);

        // Then
        assertThat(pages.flatMap(page -> page.marks().stream())
                        .filter(Mark.Text.class::isInstance)
                        .map(mark -> Typefaces.missing(((Mark.Text) mark).text())))
                .allMatch(String::isEmpty);
    }

    @Test
    void namesTheCharactersThatItLacks() {
        assertThat(Typefaces.missing("云𠮷A")).isEqualTo("𠮷");
    }

    @Test
    void breaksLinesWithinTheWidth() {
        // Given
        Style style = Style.plain(10);

        // Then
        assertThat(Pen.lines(style, 100, "A line of words that is too long, 后面是一段很长的中文文字"))
                .hasSizeGreaterThan(2)
                .allSatisfy(line -> assertThat(Typefaces.width(line, style)).isLessThanOrEqualTo(100));
    }

    private static Stream<Page> drawn(Layout layout, InvoiceFacts invoice) {
        return layout.pages(invoice).stream();
    }
}
