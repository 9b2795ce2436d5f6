package dev.wenshu.invoice.schematron;

import java.nio.charset.StandardCharsets;

/** Small valid e-invoices. */
final class SampleInvoices {
    static final String XRECHNUNG = "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0";
    static final String PEPPOL = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
    static final String EN = "urn:cen.eu:en16931:2017";

    private SampleInvoices() {}

    static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    static String ubl(String profile, String day) {
        return """
                <ubl:Invoice xmlns:ubl="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
                    xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
                    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
                  <cbc:CustomizationID>%s</cbc:CustomizationID>
                  <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
                  <cbc:ID>R-17</cbc:ID><cbc:IssueDate>%s</cbc:IssueDate><cbc:DueDate>2027-01-31</cbc:DueDate>
                  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
                  <cbc:BuyerReference>04011000-12345-39</cbc:BuyerReference>
                  <cac:AccountingSupplierParty><cac:Party>
                    <cbc:EndpointID schemeID="EM">kasse@papier.example</cbc:EndpointID>
                    <cac:PostalAddress><cbc:StreetName>Nordring 3</cbc:StreetName><cbc:CityName>Kassel</cbc:CityName>
                      <cbc:PostalZone>34117</cbc:PostalZone><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
                    <cac:PartyTaxScheme><cbc:CompanyID>DE136695976</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
                    <cac:PartyLegalEntity><cbc:RegistrationName>Papier Kassel GmbH</cbc:RegistrationName></cac:PartyLegalEntity>
                    <cac:Contact><cbc:Name>Kasse</cbc:Name><cbc:Telephone>+49 561 1234567</cbc:Telephone>
                      <cbc:ElectronicMail>kasse@papier.example</cbc:ElectronicMail></cac:Contact>
                  </cac:Party></cac:AccountingSupplierParty>
                  <cac:AccountingCustomerParty><cac:Party>
                    <cbc:EndpointID schemeID="EM">amt@musterau.example</cbc:EndpointID>
                    <cac:PostalAddress><cbc:CityName>Musterau</cbc:CityName><cbc:PostalZone>97941</cbc:PostalZone>
                      <cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
                    <cac:PartyLegalEntity><cbc:RegistrationName>Amt Musterau</cbc:RegistrationName></cac:PartyLegalEntity>
                  </cac:Party></cac:AccountingCustomerParty>
                  <cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode>
                    <cac:PayeeFinancialAccount><cbc:ID>DE02120300000000202051</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
                  <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">19.00</cbc:TaxAmount><cac:TaxSubtotal>
                    <cbc:TaxableAmount currencyID="EUR">100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">19.00</cbc:TaxAmount>
                    <cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>
                  </cac:TaxSubtotal></cac:TaxTotal>
                  <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount>
                    <cbc:TaxExclusiveAmount currencyID="EUR">100.00</cbc:TaxExclusiveAmount>
                    <cbc:TaxInclusiveAmount currencyID="EUR">119.00</cbc:TaxInclusiveAmount>
                    <cbc:PayableAmount currencyID="EUR">119.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
                  <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">2</cbc:InvoicedQuantity>
                    <cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount>
                    <cac:Item><cbc:Name>Papier</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent>
                      <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item>
                    <cac:Price><cbc:PriceAmount currencyID="EUR">50.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
                </ubl:Invoice>""".formatted(profile, day);
    }

    /** Peppol has no endpoints that are mail addresses. */
    static String peppol(String day) {
        return ubl(PEPPOL, day)
                .replace("\"EM\">kasse@papier.example</cbc:EndpointID>", "\"9930\">DE136695976</cbc:EndpointID>")
                .replace("\"EM\">amt@musterau.example</cbc:EndpointID>", "\"9930\">DE442593292</cbc:EndpointID>");
    }

    static String cii(String profile, String day) {
        return """
                <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
                    xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
                    xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
                  <rsm:ExchangedDocumentContext>
                    <ram:BusinessProcessSpecifiedDocumentContextParameter><ram:ID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</ram:ID></ram:BusinessProcessSpecifiedDocumentContextParameter>
                    <ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>%s</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
                  <rsm:ExchangedDocument><ram:ID>R-2026-118</ram:ID><ram:TypeCode>380</ram:TypeCode>
                    <ram:IssueDateTime><udt:DateTimeString format="102">%s</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
                  <rsm:SupplyChainTradeTransaction>
                    <ram:IncludedSupplyChainTradeLineItem>
                      <ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
                      <ram:SpecifiedTradeProduct><ram:Name>Papier</ram:Name></ram:SpecifiedTradeProduct>
                      <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>50.00</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
                      <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">2</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
                      <ram:SpecifiedLineTradeSettlement>
                        <ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
                        <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation>
                      </ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>
                    <ram:ApplicableHeaderTradeAgreement><ram:BuyerReference>04011000-12345-39</ram:BuyerReference>
                      <ram:SellerTradeParty><ram:Name>Papier Kassel GmbH</ram:Name>
                        <ram:DefinedTradeContact><ram:PersonName>Kasse</ram:PersonName>
                          <ram:TelephoneUniversalCommunication><ram:CompleteNumber>+49 561 1234567</ram:CompleteNumber></ram:TelephoneUniversalCommunication>
                          <ram:EmailURIUniversalCommunication><ram:URIID>kasse@papier.example</ram:URIID></ram:EmailURIUniversalCommunication></ram:DefinedTradeContact>
                        <ram:PostalTradeAddress><ram:PostcodeCode>34117</ram:PostcodeCode><ram:LineOne>Nordring 3</ram:LineOne><ram:CityName>Kassel</ram:CityName><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress>
                        <ram:URIUniversalCommunication><ram:URIID schemeID="EM">kasse@papier.example</ram:URIID></ram:URIUniversalCommunication>
                        <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE136695976</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTradeParty>
                      <ram:BuyerTradeParty><ram:Name>Amt Musterau</ram:Name>
                        <ram:PostalTradeAddress><ram:PostcodeCode>97941</ram:PostcodeCode><ram:CityName>Musterau</ram:CityName><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress>
                        <ram:URIUniversalCommunication><ram:URIID schemeID="EM">amt@musterau.example</ram:URIID></ram:URIUniversalCommunication></ram:BuyerTradeParty>
                    </ram:ApplicableHeaderTradeAgreement>
                    <ram:ApplicableHeaderTradeDelivery/>
                    <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
                      <ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode>
                        <ram:PayeePartyCreditorFinancialAccount><ram:IBANID>DE02120300000000202051</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>
                      <ram:ApplicableTradeTax><ram:CalculatedAmount>19.00</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode><ram:BasisAmount>100.00</ram:BasisAmount>
                        <ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
                      <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">20270131</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
                      <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount>
                        <ram:TaxBasisTotalAmount>100.00</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="EUR">19.00</ram:TaxTotalAmount>
                        <ram:GrandTotalAmount>119.00</ram:GrandTotalAmount><ram:DuePayableAmount>119.00</ram:DuePayableAmount>
                      </ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>
                  </rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>""".formatted(profile, day);
    }
}
