package dev.wenshu.samples.layout;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The labels, numbers and dates of a letter invoice in one language. */
public enum Wording {
    ENGLISH(
            Locale.UK,
            "d MMMM yyyy",
            "INVOICE",
            "Invoice number",
            "Invoice date",
            "Payment due",
            "Your order",
            "Bill to",
            "Description",
            "Qty",
            "Unit",
            "Unit price",
            "VAT",
            "Amount",
            "Subtotal (excl. VAT)",
            "VAT %s%% on %s",
            "Total due",
            "VAT registration no.",
            "Bank",
            "Please quote the invoice number with your payment.",
            "Thank you for your business."),
    GERMAN(
            Locale.GERMANY,
            "dd.MM.yyyy",
            "Rechnung",
            "Rechnungsnummer",
            "Rechnungsdatum",
            "Zahlbar bis",
            "Ihre Bestellung",
            "Rechnung an",
            "Bezeichnung",
            "Menge",
            "Einheit",
            "Einzelpreis",
            "USt",
            "Betrag",
            "Summe netto",
            "Umsatzsteuer %s %% auf %s",
            "Rechnungsbetrag",
            "USt-IdNr.",
            "Bankverbindung",
            "Bitte geben Sie bei der Zahlung die Rechnungsnummer an.",
            "Wir danken für Ihren Auftrag."),
    FRENCH(
            Locale.FRANCE,
            "dd/MM/yyyy",
            "FACTURE",
            "Facture n°",
            "Date de facture",
            "Date d’échéance",
            "Votre commande",
            "Facturé à",
            "Désignation",
            "Qté",
            "Unité",
            "Prix unitaire",
            "TVA",
            "Montant HT",
            "Total HT",
            "TVA %s %% sur %s",
            "Total TTC",
            "N° TVA",
            "Coordonnées bancaires",
            "Merci d’indiquer le numéro de facture lors du paiement.",
            "Nous vous remercions de votre confiance.");

    private final Locale locale;
    private final String datePattern;
    final String title;
    final String number;
    final String issued;
    final String due;
    final String reference;
    final String buyer;
    final String description;
    final String quantity;
    final String unit;
    final String unitPrice;
    final String rate;
    final String amount;
    final String net;
    final String taxOn;
    final String total;
    final String taxId;
    final String bank;
    final String quote;
    final String thanks;

    Wording(Locale locale, String datePattern, String... labels) {
        this.locale = locale;
        this.datePattern = datePattern;
        title = labels[0];
        number = labels[1];
        issued = labels[2];
        due = labels[3];
        reference = labels[4];
        buyer = labels[5];
        description = labels[6];
        quantity = labels[7];
        unit = labels[8];
        unitPrice = labels[9];
        rate = labels[10];
        amount = labels[11];
        net = labels[12];
        taxOn = labels[13];
        total = labels[14];
        taxId = labels[15];
        bank = labels[16];
        quote = labels[17];
        thanks = labels[18];
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofPattern(datePattern, locale).format(date);
    }

    String amount(BigDecimal amount) {
        return decimal("#,##0.00", amount);
    }

    String quantity(BigDecimal quantity) {
        return decimal("#,##0.###", quantity);
    }

    /** An amount with its currency as printed in this language. */
    String money(BigDecimal amount, String currency) {
        String sign = switch (currency) {
            case "EUR" -> "€";
            case "GBP" -> "£";
            case "USD" -> "$";
            default -> currency;
        };
        return this == ENGLISH ? sign + amount(amount) : amount(amount) + " " + sign;
    }

    private String decimal(String pattern, BigDecimal value) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        if (this == FRENCH) {
            symbols.setGroupingSeparator('\u00a0');
        }
        return new DecimalFormat(pattern, symbols).format(value);
    }
}
