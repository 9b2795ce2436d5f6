package dev.wenshu.samples.carrier;

import dev.wenshu.samples.invoice.InvoiceFacts;
import dev.wenshu.samples.invoice.InvoiceLine;
import dev.wenshu.samples.invoice.Party;
import dev.wenshu.samples.invoice.TaxSubtotal;
import java.math.RoundingMode;

/** Writes an invoice between two Italian companies as FatturaPA 1.2 in the FPR12 format; unsigned. */
public final class FatturapaInvoice {
    private FatturapaInvoice() {}

    public static byte[] write(InvoiceFacts invoice) {
        Xml xml = new Xml()
                .open(
                        "p:FatturaElettronica",
                        "xmlns:p",
                        "http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2",
                        "versione",
                        "FPR12")
                .open("FatturaElettronicaHeader");
        transmission(xml, invoice);
        party(xml, "CedentePrestatore", invoice.seller(), true);
        party(xml, "CessionarioCommittente", invoice.buyer(), false);
        xml.close()
                .open("FatturaElettronicaBody")
                .open("DatiGenerali")
                .open("DatiGeneraliDocumento")
                .leaf("TipoDocumento", "TD01")
                .leaf("Divisa", invoice.currency())
                .leaf("Data", invoice.issued())
                .leaf("Numero", invoice.number())
                .leaf("ImportoTotaleDocumento", invoice.total())
                .optional("Causale", invoice.note())
                .close()
                .close();
        goods(xml, invoice);
        payment(xml, invoice);
        return xml.close().close().bytes();
    }

    private static void transmission(Xml xml, InvoiceFacts invoice) {
        xml.open("DatiTrasmissione")
                .open("IdTrasmittente")
                .leaf("IdPaese", invoice.seller().countryCode())
                .leaf("IdCodice", invoice.seller().taxId().substring(2))
                .close()
                .leaf("ProgressivoInvio", "00001")
                .leaf("FormatoTrasmissione", "FPR12")
                .leaf("CodiceDestinatario", "0000000")
                .close();
    }

    private static void party(Xml xml, String role, Party party, boolean seller) {
        xml.open(role)
                .open("DatiAnagrafici")
                .open("IdFiscaleIVA")
                .leaf("IdPaese", party.countryCode())
                .leaf("IdCodice", party.taxId().substring(2))
                .close()
                .open("Anagrafica")
                .leaf("Denominazione", party.name())
                .close();
        if (seller) {
            xml.leaf("RegimeFiscale", "RF01");
        }
        xml.close()
                .open("Sede")
                .leaf("Indirizzo", party.street())
                .leaf("CAP", party.postcode())
                .leaf("Comune", party.city())
                .leaf("Nazione", party.countryCode())
                .close()
                .close();
    }

    private static void goods(Xml xml, InvoiceFacts invoice) {
        xml.open("DatiBeniServizi");
        int number = 1;
        for (InvoiceLine line : invoice.lines()) {
            xml.open("DettaglioLinee")
                    .leaf("NumeroLinea", number++)
                    .leaf("Descrizione", line.name())
                    .leaf("Quantita", line.quantity().setScale(2, RoundingMode.UNNECESSARY))
                    .leaf("UnitaMisura", line.unit())
                    .leaf("PrezzoUnitario", line.unitPrice().setScale(2, RoundingMode.UNNECESSARY))
                    .leaf("PrezzoTotale", line.net())
                    .leaf("AliquotaIVA", line.taxRate().setScale(2, RoundingMode.UNNECESSARY))
                    .close();
        }
        for (TaxSubtotal tax : invoice.subtotals()) {
            xml.open("DatiRiepilogo")
                    .leaf("AliquotaIVA", tax.rate().setScale(2, RoundingMode.UNNECESSARY))
                    .leaf("ImponibileImporto", tax.net())
                    .leaf("Imposta", tax.tax())
                    .leaf("EsigibilitaIVA", "I")
                    .close();
        }
        xml.close();
    }

    private static void payment(Xml xml, InvoiceFacts invoice) {
        xml.open("DatiPagamento")
                .leaf("CondizioniPagamento", "TP02")
                .open("DettaglioPagamento")
                .leaf("ModalitaPagamento", "MP05");
        if (invoice.due() != null) {
            xml.leaf("DataScadenzaPagamento", invoice.due());
        }
        xml.leaf("ImportoPagamento", invoice.total())
                .leaf("IstitutoFinanziario", invoice.seller().bank())
                .leaf("IBAN", invoice.seller().account())
                .close()
                .close();
    }
}
