package dev.wenshu.invoice.lines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.Page;
import dev.wenshu.invoice.InvoiceLine;
import dev.wenshu.invoice.text.VisibleText;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedLinesTest {
    @Test
    void readsWrappedDescriptionsAndTheUnitBehindTheQuantity() {
        // Given
        TablePage page = new TablePage()
                .row(100, 40, "Pos", 80, "Bezeichnung", 300, "Menge", 380, "Einzelpreis", 480, "Gesamtpreis")
                .row(116, 40, "1", 80, "Regalboden", 150, "Buche", 300, "3", 312, "Stk", 404, "12,50", 510, "37,50")
                .row(128, 80, "geölt,", 125, "80", 140, "cm")
                .row(144, 40, "2", 80, "Montage", 300, "2", 312, "Std", 404, "45,00", 510, "90,00")
                .row(170, 80, "Summe", 120, "netto", 504, "127,50");

        // When
        List<InvoiceLine> lines = sure(page, "127.50", "24.23", "151.73");

        // Then
        assertThat(lines).extracting(InvoiceLine::name).containsExactly("Regalboden Buche geölt, 80 cm", "Montage");
        assertThat(lines).extracting(InvoiceLine::quantity).containsExactly(decimal("3"), decimal("2"));
        assertThat(lines).extracting(InvoiceLine::unit).containsExactly("Stk", "Std");
        assertThat(lines).extracting(InvoiceLine::unitPrice).containsExactly(decimal("12.50"), decimal("45.00"));
        assertThat(lines).extracting(InvoiceLine::net).containsExactly(decimal("37.50"), decimal("90.00"));
        assertThat(lines).extracting(InvoiceLine::gross).containsOnlyNulls();
    }

    @ParameterizedTest
    @CsvSource({
        "Description, Qty, Unit price, Amount",
        "Bezeichnung, Menge, Einzelpreis, Betrag",
        "Désignation, Qté, P.U. HT, Montant HT",
        "Omschrijving, Aantal, Prijs, Bedrag",
        "Descrizione, Q.tà, Prezzo, Importo",
        "Descripción, Cant., Precio, Importe",
        "Descrição, Qtd., Preço, Valor",
        "Nazwa, Ilość, Cena netto, Wartość netto",
        "Nosaukums, Daudz., Cena, Summa",
        "Benämning, Antal, À-pris, Belopp",
        "Keterangan, Kuantiti, Harga, Jumlah",
        "品名, 数量, 单价, 金额"
    })
    void knowsTheHeadsOfItsLanguages(String description, String quantity, String price, String amount) {
        // Given
        TablePage page = new TablePage()
                .row(100, 40, description, 300, quantity, 380, price, 480, amount)
                .row(116, 40, "Papir", 300, "4", 380, "2.50", 480, "10.00");

        // When
        List<InvoiceLine> lines = sure(page, "10.00", null, null);

        // Then
        assertThat(lines.getFirst().quantity()).isEqualByComparingTo("4");
        assertThat(lines.getFirst().unitPrice()).isEqualByComparingTo("2.50");
        assertThat(lines.getFirst().name()).isEqualTo("Papir");
    }

    @Test
    void joinsHeadsThatAreSetInTwoRows() {
        // Given
        TablePage page = new TablePage()
                .row(100, 300, "Menge", 380, "Einzel-", 480, "Gesamt-")
                .row(111, 40, "Leistung", 380, "preis", 480, "preis")
                .row(130, 40, "Wartung", 300, "2", 386, "30,00", 486, "60,00");

        // When
        List<InvoiceLine> lines = sure(page, "60.00", null, null);

        // Then
        assertThat(lines.getFirst().unitPrice()).isEqualByComparingTo("30.00");
        assertThat(lines.getFirst().quantity()).isEqualByComparingTo("2");
    }

    @Test
    void saysGrossWhereTheAmountsIncludeTax() {
        // Given
        TablePage page = new TablePage()
                .row(100, 40, "Item", 300, "Qty", 380, "Price", 480, "Total")
                .row(116, 40, "Lamp", 300, "2", 380, "11.90", 480, "23.80")
                .row(140, 380, "Total", 480, "23.80");

        // When
        List<InvoiceLine> lines = sure(page, "20.00", "3.80", "23.80");

        // Then
        assertThat(lines.getFirst().net()).isNull();
        assertThat(lines.getFirst().gross()).isEqualByComparingTo("23.80");
        assertThat(lines.getFirst().toFields())
                .containsEntry("gross", "23.80")
                .containsEntry("unit_price", "11.9")
                .doesNotContainKey("net");
    }

    @Test
    void givesPriceAndQuantityOnlyWhereTheirProductIsTheAmount() {
        // Given
        TablePage page = new TablePage()
                .row(100, 40, "Item", 280, "Qty", 350, "Unit price", 430, "Disc.", 500, "Amount")
                .row(116, 40, "Chair", 280, "2", 350, "40.00", 430, "25%", 500, "60.00")
                .row(132, 40, "Table", 280, "3", 350, "40.00", 500, "100.00");

        // When
        List<InvoiceLine> lines = sure(page, "160.00", null, null);

        // Then
        assertThat(lines.getFirst().unitPrice()).isEqualByComparingTo("40.00");
        assertThat(lines.getLast().unitPrice()).isNull();
        assertThat(lines.getLast().quantity()).isNull();
        assertThat(lines.getLast().net()).isEqualByComparingTo("100.00");
    }

    @Test
    void takesNoFigureForAUnit() {
        // Given
        TablePage page = new TablePage()
                .row(100, 40, "Item", 280, "UOM", 380, "Disc.", 480, "Amount")
                .row(116, 40, "Chair", 280, "2.50", 480, "60.00")
                .row(132, 40, "Table", 280, "pcs", 480, "100.00");

        // When
        List<InvoiceLine> lines = sure(page, "160.00", null, null);

        // Then
        assertThat(lines).extracting(InvoiceLine::unit).containsExactly(null, "pcs");
    }

    @Test
    void goesOnOverPagesAndPassesOverSumsCarriedForward() {
        // Given
        TablePage first = new TablePage()
                .row(700, 40, "Description", 300, "Qty", 380, "Price", 480, "Amount")
                .row(716, 40, "Bolts", 300, "1", 380, "7.00", 480, "7.00")
                .row(740, 40, "Carried", 90, "forward", 480, "7.00");
        TablePage second = new TablePage()
                .row(60, 40, "Description", 300, "Qty", 380, "Price", 480, "Amount")
                .row(76, 40, "Brought", 90, "forward", 480, "7.00")
                .row(92, 40, "Nuts", 300, "2", 380, "4.00", 480, "8.00")
                .row(120, 380, "Subtotal", 480, "15.00");

        // When
        PrintedLines read =
                PrintedLines.read(VisibleText.of(List.of(first.page(1), second.page(2))), sums("15.00", null, null));

        // Then
        assertThat(read).isInstanceOf(PrintedLines.Sure.class);
        assertThat(((PrintedLines.Sure) read).lines())
                .extracting(InvoiceLine::name)
                .containsExactly("Bolts", "Nuts");
    }

    @Test
    void isNotSureWhereTheAmountsDoNotAddUp() {
        // Given
        TablePage page = new TablePage()
                .row(100, 40, "Description", 300, "Qty", 380, "Price", 480, "Amount")
                .row(116, 40, "Bolts", 300, "1", 380, "7.00", 480, "7.00")
                .row(132, 40, "Nuts", 300, "2", 380, "4.00", 480, "8.00");

        // When
        PrintedLines read = read(page, sums("16.00", "1.60", "17.60"));

        // Then
        assertThat(read).isEqualTo(new PrintedLines.NotSure());
    }

    @Test
    void findsNoTableInATaxSummary() {
        // Given
        TablePage page = new TablePage()
                .row(100, 40, "Steuersatz", 200, "Nettobetrag", 320, "Steuerbetrag", 440, "Brutto")
                .row(116, 40, "19%", 200, "100,00", 320, "19,00", 440, "119,00");

        // When
        PrintedLines read = read(page, sums("100.00", "19.00", "119.00"));

        // Then
        assertThat(read).isEqualTo(new PrintedLines.None());
    }

    @Test
    void readsATableOfThousandsOfRows() {
        // Given
        TablePage page = new TablePage().row(10, 40, "Description", 300, "Qty", 380, "Price", 480, "Amount");
        IntStream.range(0, 3_000).forEach(i -> page.row(30 + 14 * i, 40, "Part", 300, "2", 380, "4.00", 480, "8.00"));

        // When
        List<InvoiceLine> lines = sure(page, "24000.00", null, null);

        // Then
        assertThat(lines).hasSize(3_000);
    }

    static List<InvoiceLine> sure(TablePage page, @Nullable String net, @Nullable String tax, @Nullable String total) {
        PrintedLines read = read(page, sums(net, tax, total));
        assertThat(read).isInstanceOf(PrintedLines.Sure.class);
        return ((PrintedLines.Sure) read).lines();
    }

    static PrintedLines read(TablePage page, PrintedLines.StatedSums sums) {
        Page only = page.page(1);
        return PrintedLines.read(VisibleText.of(List.of(only)), sums);
    }

    static PrintedLines.StatedSums sums(@Nullable String net, @Nullable String tax, @Nullable String total) {
        return new PrintedLines.StatedSums(orNull(net), orNull(tax), orNull(total));
    }

    private static @Nullable BigDecimal orNull(@Nullable String amount) {
        return amount == null ? null : new BigDecimal(amount);
    }

    private static BigDecimal decimal(String number) {
        return new BigDecimal(number);
    }
}
