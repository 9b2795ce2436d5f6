package dev.wenshu.invoice.xml;

import dev.wenshu.document.extract.Problem;
import dev.wenshu.invoice.Invoice;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.InvoiceLine;
import dev.wenshu.invoice.Party;
import dev.wenshu.invoice.Totals;
import dev.wenshu.invoice.VatBreakdown;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** FatturaPA 1.2, ordinary format. Lots come here one invoice at a time; of one that was not split the first is read. */
final class FatturaDialect implements XmlDialect {
    private static final String PARTY = "FatturaElettronicaHeader/";
    private static final String HEAD = "DatiGenerali/DatiGeneraliDocumento/";

    @Override
    public boolean knows(XmlElement root) {
        return root.name().equals("FatturaElettronica");
    }

    @Override
    public XmlInvoice read(XmlElement root) {
        Trail trail = new Trail();
        List<XmlElement> bodies = root.all("FatturaElettronicaBody");
        if (bodies.isEmpty()) {
            return new XmlInvoice(
                    new Invoice(
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            Party.UNKNOWN,
                            Party.UNKNOWN,
                            Totals.of(null, null, null, null),
                            List.of(),
                            List.of()),
                    trail.paths(),
                    List.of(Problem.of("NO_INVOICE_BODY", "The FatturaPA file holds no invoice body.")));
        }
        XmlElement body = bodies.getFirst();
        List<VatBreakdown> vat = vat(body);
        Totals totals = totals(body, vat, trail);
        Invoice invoice = new Invoice(
                trail.text(InvoiceField.INVOICE_NUMBER, body.first(HEAD + "Numero")),
                null,
                trail.day(InvoiceField.ISSUE_DATE, body.first(HEAD + "Data")),
                body.text(HEAD + "TipoDocumento"),
                trail.text(InvoiceField.CURRENCY, body.first(HEAD + "Divisa")),
                trail.day(InvoiceField.DUE_DATE, body.first("DatiPagamento/DettaglioPagamento/DataScadenzaPagamento")),
                party(root.first(PARTY + "CedentePrestatore"), InvoiceField.SELLER, InvoiceField.SELLER_TAX_ID, trail),
                party(
                        root.first(PARTY + "CessionarioCommittente"),
                        InvoiceField.BUYER,
                        InvoiceField.BUYER_TAX_ID,
                        trail),
                totals,
                vat,
                lines(body));
        List<Problem> problems = bodies.size() == 1
                ? List.of()
                : List.of(Problem.of(
                        "MULTIPLE_INVOICES",
                        "The file is a lot of " + bodies.size() + " invoices; only the first was read."));
        return new XmlInvoice(invoice, trail.paths(), problems);
    }

    private static Totals totals(XmlElement body, List<VatBreakdown> vat, Trail trail) {
        BigDecimal net = sum(vat.stream().map(VatBreakdown::taxable));
        BigDecimal tax = sum(vat.stream().map(VatBreakdown::tax));
        BigDecimal stated = trail.number(InvoiceField.TOTAL, body.first(HEAD + "ImportoTotaleDocumento"));
        BigDecimal total = stated == null && net != null && tax != null ? net.add(tax) : stated;
        XmlElement summary = body.first("DatiBeniServizi/DatiRiepilogo");
        if (summary != null) {
            trail.paths().put(InvoiceField.NET, summary.path() + "/ImponibileImporto");
            trail.paths().put(InvoiceField.TAX, summary.path() + "/Imposta");
        }
        BigDecimal payable =
                trail.number(InvoiceField.PAYABLE, body.first("DatiPagamento/DettaglioPagamento/ImportoPagamento"));
        boolean instalments = body.all("DatiPagamento").stream()
                        .mapToInt(payment -> payment.all("DettaglioPagamento").size())
                        .sum()
                > 1;
        return Totals.of(net, tax, total, instalments ? total : payable);
    }

    private static Party party(@Nullable XmlElement party, InvoiceField name, InvoiceField taxId, Trail trail) {
        if (party == null) {
            return Party.UNKNOWN;
        }
        XmlElement company = party.first("DatiAnagrafici/Anagrafica/Denominazione");
        String label = trail.text(name, company);
        if (label == null) {
            label = joined(
                    " ", party.text("DatiAnagrafici/Anagrafica/Nome"), party.text("DatiAnagrafici/Anagrafica/Cognome"));
        }
        XmlElement vat = party.first("DatiAnagrafici/IdFiscaleIVA");
        String id;
        if (vat == null) {
            id = trail.text(taxId, party.first("DatiAnagrafici/CodiceFiscale"));
        } else {
            id = joined("", vat.text("IdPaese"), vat.text("IdCodice"));
            trail.paths().put(taxId, vat.path());
        }
        XmlElement seat = party.first("Sede");
        if (seat == null) {
            return new Party(label, id, null, null);
        }
        String address = joined(
                ", ",
                joined(" ", seat.text("Indirizzo"), seat.text("NumeroCivico")),
                joined(" ", seat.text("CAP"), seat.text("Comune"), seat.text("Provincia")),
                seat.text("Nazione"));
        if (name == InvoiceField.SELLER) {
            trail.paths().put(InvoiceField.SELLER_ADDRESS, seat.path());
        }
        return new Party(label, id, address, null);
    }

    private static List<VatBreakdown> vat(XmlElement body) {
        XmlElement goods = body.first("DatiBeniServizi");
        return goods == null
                ? List.of()
                : goods.all("DatiRiepilogo").stream()
                        .map(part -> new VatBreakdown(
                                part.text("Natura"),
                                part.number("AliquotaIVA"),
                                part.number("ImponibileImporto"),
                                part.number("Imposta")))
                        .toList();
    }

    private static List<InvoiceLine> lines(XmlElement body) {
        XmlElement goods = body.first("DatiBeniServizi");
        return goods == null
                ? List.of()
                : goods.all("DettaglioLinee").stream()
                        .map(line -> new InvoiceLine(
                                line.text("Descrizione"),
                                line.number("Quantita"),
                                line.text("UnitaMisura"),
                                line.number("PrezzoUnitario"),
                                line.number("PrezzoTotale"),
                                line.number("AliquotaIVA")))
                        .toList();
    }

    private static @Nullable BigDecimal sum(Stream<@Nullable BigDecimal> amounts) {
        List<BigDecimal> known = amounts.filter(Objects::nonNull).toList();
        return known.isEmpty() ? null : known.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable String joined(String separator, @Nullable String... parts) {
        String line = Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(separator));
        return line.isEmpty() ? null : line;
    }
}
