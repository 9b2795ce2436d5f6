package dev.wenshu.samples.inbox;

import dev.wenshu.samples.invoice.FapiaoMarks;
import dev.wenshu.samples.invoice.InvoiceFacts;
import dev.wenshu.samples.invoice.InvoiceLine;
import dev.wenshu.samples.invoice.Party;
import dev.wenshu.samples.invoice.TaxRounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The invoices of the inbox. */
public final class InboxInvoices {
    private final Companies companies;

    public InboxInvoices(long seed) {
        companies = new Companies(seed);
    }

    public InvoiceFacts officeSupplies() {
        return fapiao(
                "26322000000518407263",
                LocalDate.of(2026, 10, 12),
                companies.stationery(),
                FapiaoMarks.digital("许知行"),
                "订单号：MZ20261009-114",
                fapiaoLine("*纸制品*A4复印纸", "80g 500张", "包", "40", "18.58", "13"),
                fapiaoLine("*文具*中性笔", "0.5mm 黑", "盒", "12", "15.93", "13"),
                fapiaoLine("*文具*文件夹", "A4双夹", "个", "60", "4.42", "13"));
    }

    public InvoiceFacts conference() {
        return fapiao(
                "41906827",
                LocalDate.of(2026, 10, 16),
                companies.hotel(),
                new FapiaoMarks("032002600111", "68210457733190284615", "661618372049", "蒋文", "沈澜", "顾小北"),
                "客户验收会",
                fapiaoLine("*会议服务*会议服务费", "", "次", "1", "3200", "6"),
                fapiaoLine("*住宿服务*住宿费", "", "天", "4", "375.4717", "6"));
    }

    public InvoiceFacts toner() {
        return fapiao(
                "73550182",
                LocalDate.of(2026, 10, 21),
                companies.toner(),
                new FapiaoMarks("032002600211", "15527706931488260377", "661709553816", "钱一鸣", "陆佳", "钱一鸣"),
                "",
                fapiaoLine("*计算机配套产品*硒鼓", "QM-280", "支", "6", "212.3894", "13"),
                fapiaoLine("*计算机配套产品*墨粉", "QM-T9", "瓶", "10", "35.4", "13"));
    }

    public InvoiceFacts software() {
        return fapiao(
                "26312000000294716058",
                LocalDate.of(2026, 11, 3),
                companies.software(),
                FapiaoMarks.digital("程予安"),
                "服务期：2026-11-01至2027-10-31",
                fapiaoLine("*信息技术服务*软件维护服务费", "标准版", "年", "1", "28301.89", "6"));
    }

    public InvoiceFacts parcels() {
        return fapiao(
                "26332000000630295417",
                LocalDate.of(2026, 11, 2),
                companies.courier(),
                FapiaoMarks.digital("叶青"),
                "2026年10月月结，共37件",
                fapiaoLine("*物流辅助服务*收派服务费", "", "件", "37", "11.3208", "6"));
    }

    public InvoiceFacts plants() {
        return fapiao(
                "26322000000777150936",
                LocalDate.of(2026, 11, 5),
                companies.stationery(),
                FapiaoMarks.digital("许知行"),
                "",
                fapiaoLine("*文具*白板", "120×90cm", "块", "2", "168.14", "13"));
    }

    public InvoiceFacts lunch() {
        return new InvoiceFacts(
                "20261023-0418",
                LocalDate.of(2026, 10, 23),
                null,
                "CNY",
                companies.bakery(),
                companies.yunlan(),
                List.of(
                        fapiaoLine("红烧牛肉面", "", "碗", "3", "26", "0"),
                        fapiaoLine("凉拌黄瓜", "", "份", "2", "12", "0"),
                        fapiaoLine("卤鸡蛋", "", "个", "4", "3", "0"),
                        fapiaoLine("酸梅汤", "", "杯", "3", "8", "0")),
                TaxRounding.PER_LINE,
                FapiaoMarks.digital("小敏"),
                "",
                "");
    }

    public InvoiceFacts cables() {
        return letter(
                "LK-2026-04417",
                LocalDate.of(2026, 10, 8),
                LocalDate.of(2026, 11, 7),
                companies.brightCables(),
                companies.cleaning(),
                "B-88120",
                "",
                line("Netzwerkkabel Cat 6A, 5 m", "Stk.", "H87", "120", "4.85", "19"),
                line("Patchfeld 24 Port, 19 Zoll", "Stk.", "H87", "3", "89.90", "19"),
                line("Montagearbeiten vor Ort", "Std.", "HUR", "6.5", "68.00", "19"));
    }

    public InvoiceFacts cityCleaning() {
        return letter(
                "GW-26-1093",
                LocalDate.of(2026, 10, 30),
                LocalDate.of(2026, 11, 29),
                companies.cleaning(),
                companies.cityOffice(),
                "09679001-12345-67",
                "Leistungszeitraum Oktober 2026",
                line("Unterhaltsreinigung Rathaus, Oktober 2026", "Monat", "MON", "1", "2840.00", "19"),
                line("Glasreinigung Eingangshalle", "m²", "MTK", "86", "3.20", "19"));
    }

    public InvoiceFacts paperDelivery() {
        return letter(
                "2026/5571",
                LocalDate.of(2026, 11, 4),
                LocalDate.of(2026, 11, 18),
                companies.paper(),
                companies.brightCables(),
                "E-4410",
                "",
                line("Kopierpapier A4, 80 g/m²", "Karton", "CT", "25", "19.95", "19"),
                line("Fachbuch „Technische Zeichnungen“", "Stk.", "H87", "4", "39.25", "7"));
    }

    public InvoiceFacts printing() {
        return letter(
                "RE-20261019",
                LocalDate.of(2026, 10, 19),
                LocalDate.of(2026, 11, 2),
                companies.paper(),
                companies.cityOffice(),
                "2026-BÜ-771",
                "Lieferdatum entspricht dem Rechnungsdatum.",
                line("Broschüre „Bürgerservice“, 24 Seiten, Rückendrahtheftung", "Stk.", "H87", "1500", "0.74", "7"),
                line("Gestaltung und Druckvorstufe", "Std.", "HUR", "9", "72.00", "19"),
                line("Anlieferung frei Haus", "psch.", "LS", "1", "48.50", "19"));
    }

    public InvoiceFacts lunchBuffet() {
        return letter(
                "LC-10482",
                LocalDate.of(2026, 10, 14),
                LocalDate.of(2026, 11, 13),
                companies.catering(),
                companies.northmere(),
                "PO-3391",
                "",
                line("Working lunch, hot buffet, per guest", "guest", "IE", "24", "18.50", "20"),
                line("Barista coffee service, half day", "service", "E48", "1", "165.00", "20"),
                line("Delivery and set-up", "job", "E48", "1", "45.00", "20"));
    }

    public InvoiceFacts repair() {
        return letter(
                "HP/7730",
                LocalDate.of(2026, 11, 6),
                LocalDate.of(2026, 12, 6),
                companies.workshop(),
                companies.northmere(),
                "VAN 12",
                "",
                line("Front brake discs and pads, fitted", "set", "SET", "1", "248.60", "20"),
                line("Labour, diagnostic and road test", "hrs", "HUR", "3.5", "62.00", "20"),
                line("Engine oil 5W-30", "ltr", "LTR", "7", "8.95", "20"));
    }

    public InvoiceFacts tiles() {
        return letter(
                "FPR 318/26",
                LocalDate.of(2026, 10, 27),
                LocalDate.of(2026, 11, 26),
                companies.ceramics(),
                companies.studio(),
                "",
                "Fornitura cantiere Via Solferino",
                line("Gres porcellanato 60x60 grigio perla", "mq", "MTK", "140", "23.90", "22"),
                line("Trasporto", "n.", "C62", "1", "180.00", "22"));
    }

    /** Its seller's name is what a spreadsheet would run as a formula. */
    public InvoiceFacts formulaSeller() {
        Party seller = companies.workshop();
        Party hostile = new Party(
                "=HYPERLINK(\"http://payments.invalid/\",\"Overdue\")",
                seller.street(),
                seller.postcode(),
                seller.city(),
                seller.countryCode(),
                seller.taxId(),
                seller.phone(),
                seller.email(),
                seller.bank(),
                seller.account(),
                seller.bic());
        return letter(
                "HF-0001",
                LocalDate.of(2026, 11, 10),
                LocalDate.of(2026, 11, 24),
                hostile,
                companies.northmere(),
                "PO-3402",
                "",
                line("+Consulting", "hrs", "HUR", "2", "95.00", "20"));
    }

    private InvoiceFacts fapiao(
            String number, LocalDate issued, Party seller, FapiaoMarks marks, String note, InvoiceLine... lines) {
        return new InvoiceFacts(
                number,
                issued,
                null,
                "CNY",
                seller,
                companies.yunlan(),
                List.of(lines),
                TaxRounding.PER_LINE,
                marks,
                "",
                note);
    }

    private static InvoiceFacts letter(
            String number,
            LocalDate issued,
            @Nullable LocalDate due,
            Party seller,
            Party buyer,
            String reference,
            String note,
            InvoiceLine... lines) {
        return new InvoiceFacts(
                number,
                issued,
                due,
                seller.countryCode().equals("GB") ? "GBP" : "EUR",
                seller,
                buyer,
                List.of(lines),
                TaxRounding.PER_RATE,
                FapiaoMarks.NONE,
                reference,
                note);
    }

    private static InvoiceLine fapiaoLine(
            String name, String specification, String unit, String quantity, String price, String rate) {
        return new InvoiceLine(
                name,
                specification,
                unit,
                "C62",
                new BigDecimal(quantity),
                new BigDecimal(price),
                new BigDecimal(rate));
    }

    private static InvoiceLine line(
            String name, String unit, String unitCode, String quantity, String price, String rate) {
        return new InvoiceLine(
                name, "", unit, unitCode, new BigDecimal(quantity), new BigDecimal(price), new BigDecimal(rate));
    }
}
