package dev.wenshu.invoice;

/** Small e-invoices of each dialect. */
public final class SampleXml {
    private SampleXml() {}

    public static String ubl(String total) {
        return """
                <ubl:Invoice xmlns:ubl="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
                    xmlns:cac="urn:cac" xmlns:cbc="urn:cbc">
                  <cbc:ID>R-17</cbc:ID><cbc:IssueDate>2025-03-04</cbc:IssueDate><cbc:DueDate>2025-04-03</cbc:DueDate>
                  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>SEK</cbc:DocumentCurrencyCode>
                  <cac:AccountingSupplierParty><cac:Party>
                    <cac:PartyName><cbc:Name>Short</cbc:Name></cac:PartyName>
                    <cac:PostalAddress><cbc:StreetName>Gata 1</cbc:StreetName><cbc:CityName>Lund</cbc:CityName></cac:PostalAddress>
                    <cac:PartyTaxScheme><cbc:CompanyID>556</cbc:CompanyID><cac:TaxScheme><cbc:ID>TAX</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
                    <cac:PartyTaxScheme><cbc:CompanyID>SE556000000101</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
                    <cac:PartyLegalEntity><cbc:RegistrationName>Long Name AB</cbc:RegistrationName></cac:PartyLegalEntity>
                  </cac:Party></cac:AccountingSupplierParty>
                  <cac:AccountingCustomerParty><cac:Party>
                    <cac:PartyLegalEntity><cbc:RegistrationName>Buyer AB</cbc:RegistrationName></cac:PartyLegalEntity>
                  </cac:Party></cac:AccountingCustomerParty>
                  <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">2.20</cbc:TaxAmount></cac:TaxTotal>
                  <cac:TaxTotal><cbc:TaxAmount currencyID="SEK">25.00</cbc:TaxAmount></cac:TaxTotal>
                  <cac:LegalMonetaryTotal><cbc:LineExtensionAmount>100.00</cbc:LineExtensionAmount>
                    <cbc:TaxExclusiveAmount>100.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount>%s</cbc:TaxInclusiveAmount>
                    <cbc:PayableAmount>%s</cbc:PayableAmount></cac:LegalMonetaryTotal>
                  <cac:InvoiceLine><cbc:InvoicedQuantity unitCode="C62">2</cbc:InvoicedQuantity>
                    <cbc:LineExtensionAmount>100.00</cbc:LineExtensionAmount>
                    <cac:Item><cbc:Name>Paper</cbc:Name></cac:Item><cac:Price><cbc:PriceAmount>50</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
                </ubl:Invoice>""".formatted(total, total);
    }

    public static String cii() {
        return """
                <rsm:CrossIndustryInvoice xmlns:rsm="urn:rsm" xmlns:ram="urn:ram" xmlns:udt="urn:udt">
                  <rsm:ExchangedDocument><ram:ID>R-2026-118</ram:ID><ram:TypeCode>380</ram:TypeCode>
                    <ram:IssueDateTime><udt:DateTimeString format="102">20240605</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
                  <rsm:SupplyChainTradeTransaction>
                    <ram:ApplicableHeaderTradeAgreement>
                      <ram:SellerTradeParty><ram:Name>Lieferant GmbH</ram:Name>
                        <ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">201/113</ram:ID></ram:SpecifiedTaxRegistration>
                        <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE136695976</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTradeParty>
                      <ram:BuyerTradeParty><ram:Name>Kunden AG</ram:Name></ram:BuyerTradeParty>
                    </ram:ApplicableHeaderTradeAgreement>
                    <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>GBP</ram:InvoiceCurrencyCode>
                      <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
                        <ram:TaxBasisTotalAmount>100.00</ram:TaxBasisTotalAmount>
                        <ram:TaxTotalAmount currencyID="EUR">22.00</ram:TaxTotalAmount>
                        <ram:TaxTotalAmount currencyID="GBP">19.00</ram:TaxTotalAmount>
                        <ram:GrandTotalAmount>119.00</ram:GrandTotalAmount><ram:TotalPrepaidAmount>19.00</ram:TotalPrepaidAmount>
                        <ram:DuePayableAmount>100.00</ram:DuePayableAmount>
                      </ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>
                  </rsm:SupplyChainTradeTransaction>
                </rsm:CrossIndustryInvoice>""";
    }

    public static String zugferd1() {
        return cii().replace("CrossIndustryInvoice", "CrossIndustryDocument")
                .replace("ExchangedDocument", "HeaderExchangedDocument")
                .replace("rsm:SupplyChain", "rsm:SpecifiedSupplyChain")
                .replace("ApplicableHeaderTrade", "ApplicableSupplyChainTrade")
                .replace("SettlementHeaderMonetary", "SettlementMonetary");
    }

    public static String fattura(int bodies) {
        String body = """
                <FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento><TipoDocumento>TD01</TipoDocumento>
                  <Divisa>EUR</Divisa><Data>2024-01-18</Data><Numero>123</Numero></DatiGeneraliDocumento></DatiGenerali>
                  <DatiBeniServizi><DatiRiepilogo><AliquotaIVA>22.00</AliquotaIVA><ImponibileImporto>25.00</ImponibileImporto><Imposta>5.50</Imposta></DatiRiepilogo>
                  <DatiRiepilogo><AliquotaIVA>10.00</AliquotaIVA><ImponibileImporto>10.00</ImponibileImporto><Imposta>1.00</Imposta></DatiRiepilogo></DatiBeniServizi>
                </FatturaElettronicaBody>""";
        return """
                <p:FatturaElettronica xmlns:p="urn:p"><FatturaElettronicaHeader>
                  <CedentePrestatore><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>01234567897</IdCodice></IdFiscaleIVA>
                    <Anagrafica><Denominazione>ALPHA SRL</Denominazione></Anagrafica></DatiAnagrafici></CedentePrestatore>
                  <CessionarioCommittente><DatiAnagrafici><CodiceFiscale>09876543210</CodiceFiscale>
                    <Anagrafica><Nome>Anna</Nome><Cognome>Rossi</Cognome></Anagrafica></DatiAnagrafici></CessionarioCommittente>
                </FatturaElettronicaHeader>""" + body.repeat(bodies) + "</p:FatturaElettronica>";
    }

    public static String digitalFapiao() {
        return """
                <EInvoice><Header><EIid>24110000000012345678</EIid></Header><EInvoiceData>
                  <SellerInformation><SellerIdNum>91110108690017781B</SellerIdNum><SellerName>北京纸业有限公司</SellerName></SellerInformation>
                  <BuyerInformation><BuyerIdNum>91320105K7R2T4D0XD</BuyerIdNum><BuyerName>杭州办公有限公司</BuyerName></BuyerInformation>
                  <BasicInformation><TotalAmWithoutTax>100.00</TotalAmWithoutTax><TotalTaxAm>6.00</TotalTaxAm><TotalTax-includedAmount>106.00</TotalTax-includedAmount></BasicInformation>
                  <IssuItemInformation><ItemName>*纸制品*纸</ItemName><Quantity>4</Quantity><UnPrice>25</UnPrice><Amount>100.00</Amount><TaxRate>0.06</TaxRate></IssuItemInformation>
                </EInvoiceData><TaxSupervisionInfo><InvoiceNumber>24112000000012345678</InvoiceNumber><IssueTime>2024-05-28 10:11:12</IssueTime></TaxSupervisionInfo></EInvoice>""";
    }

    public static String ofdFapiao() {
        return """
                <eInvoice xmlns:fp="urn:fp"><fp:InvoiceCode>033002000211</fp:InvoiceCode><fp:InvoiceNo>83089647</fp:InvoiceNo>
                  <fp:IssueDate>2020年07月23日</fp:IssueDate>
                  <fp:Buyer><fp:BuyerName>江苏办公有限公司</fp:BuyerName><fp:BuyerTaxID> </fp:BuyerTaxID></fp:Buyer>
                  <fp:Seller><fp:SellerName>兰溪餐厅</fp:SellerName><fp:SellerTaxID>91320105K7R2T4D0XD</fp:SellerTaxID></fp:Seller>
                  <fp:TaxInclusiveTotalAmount>526.00</fp:TaxInclusiveTotalAmount><fp:TaxTotalAmount>15.32</fp:TaxTotalAmount>
                  <fp:TaxExclusiveTotalAmount>510.68</fp:TaxExclusiveTotalAmount>
                  <fp:GoodsInfos><fp:GoodsInfo><fp:Item>餐费</fp:Item><fp:Amount>510.68</fp:Amount><fp:TaxScheme>3%</fp:TaxScheme></fp:GoodsInfo></fp:GoodsInfos></eInvoice>""";
    }

    public static String railTicket(String tax) {
        return """
                <xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:rai="urn:made-up/rai" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                  <rai:TypeOfVoucher>电子发票（铁路电子客票）</rai:TypeOfVoucher>
                  <rai:ElectronicInvoiceRailwayETicketNumber>25112000000087654321</rai:ElectronicInvoiceRailwayETicketNumber>
                  <rai:DateOfIssue>2025-03-09</rai:DateOfIssue><rai:DepartureStation>甲东</rai:DepartureStation>
                  <rai:DestinationStation>乙南</rai:DestinationStation><rai:TrainNumber>G0001</rai:TrainNumber>
                  <rai:TravelDate>2025-03-01</rai:TravelDate><rai:Fare decimals="2">399.97</rai:Fare>
                  <rai:TotalAmountExcludingTax>366.97</rai:TotalAmountExcludingTax><rai:TaxRate>0.09</rai:TaxRate>
                  <rai:TaxAmount>%s</rai:TaxAmount><rai:NameOfPurchaser>杭州办公有限公司</rai:NameOfPurchaser>
                  <rai:UnifiedSocialCreditCodeOfPurchaser>91320105K7R2T4D0XD</rai:UnifiedSocialCreditCodeOfPurchaser>
                  <rai:IssueParty xsi:nil="true"/></xbrl>""".formatted(tax);
    }

    public static String airItinerary(String fund) {
        return """
                <xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:atr="urn:made-up/atr">
                  <atr:ElectronicInvoiceAirTransportReceiptNumber>25110000000011223344</atr:ElectronicInvoiceAirTransportReceiptNumber>
                  <atr:IssueDate>2025-04-02</atr:IssueDate><atr:NameOfSeller>甲乙航空有限公司</atr:NameOfSeller>
                  <atr:Fare>580.00</atr:Fare><atr:FuelSurcharge>20.00</atr:FuelSurcharge><atr:VatRate>0.09</atr:VatRate>
                  <atr:VatTaxAmount>54.00</atr:VatTaxAmount><atr:CivilAviationDevelopmentFund>%s</atr:CivilAviationDevelopmentFund>
                  <atr:OtherTaxes>0.00</atr:OtherTaxes><atr:TotalAmount>704.00</atr:TotalAmount>
                  <atr:NameOfPurchaser>杭州办公有限公司</atr:NameOfPurchaser></xbrl>""".formatted(fund);
    }
}
