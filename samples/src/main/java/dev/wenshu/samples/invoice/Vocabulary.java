package dev.wenshu.samples.invoice;

import java.util.List;

/** The words that random invoices of one language are made of; postcodes are region codes in Chinese. */
record Vocabulary(
        List<String> numberPrefixes,
        String companyPattern,
        List<String> names,
        List<String> trades,
        String streetPattern,
        List<String> streets,
        List<String> cities,
        List<String> postcodes,
        String phonePrefix,
        String bank,
        List<String> people,
        List<Product> products) {
    /** Something sold, with its lowest price. */
    record Product(String name, String unit, String unitCode, long cents, long taxRate) {}

    static final Vocabulary ENGLISH = new Vocabulary(
            List.of("INV-", "SI", "2026/", "A"),
            "%2$s %3$s Ltd",
            List.of("Larkfield", "Oakmoor", "Tern & Hale", "Brightwater", "Copperstone", "Ashcombe", "Wrenfield"),
            List.of("Office Supplies", "Engineering", "Packaging", "Print", "Facilities", "Foods", "Electrical"),
            "%2$d %1$s",
            List.of("Mill Lane", "Station Road", "Harbour Street", "Forge Way", "Church Road"),
            List.of("Leeds", "Hull", "Bristol", "Derby", "Exeter"),
            List.of("LS1 4DY", "HU1 2AB", "BS1 5TR", "DE1 3AH", "EX1 1QT"),
            "+44 1632 96",
            "Sample Bank",
            List.of("J. Marsh", "P. Dunne"),
            List.of(
                    new Product("Copier paper A4, 5 reams", "box", "BX", 1_450, 20),
                    new Product("Consulting, senior engineer", "hrs", "HUR", 7_800, 20),
                    new Product("Corrugated carton 400x300", "pcs", "C62", 85, 20),
                    new Product("Safety gloves, size 9", "pair", "PR", 260, 20),
                    new Product("Cleaning of offices, weekly", "visit", "E48", 9_500, 20),
                    new Product("LED panel 60x60, 36 W", "pcs", "C62", 3_190, 20)));

    static final Vocabulary GERMAN = new Vocabulary(
            List.of("RE-", "R26", "2026-", "RG"),
            "%2$s %3$s GmbH",
            List.of("Lindner", "Nordhaus", "Bergmann & Vogt", "Hellweg", "Grünwald", "Schäfer", "Königstein"),
            List.of("Bürobedarf", "Maschinenbau", "Verpackungen", "Druckerei", "Gebäudetechnik", "Elektro"),
            "%1$s %2$d",
            List.of("Hauptstraße", "Industrieweg", "Am Hafen", "Lindenallee", "Mühlgasse"),
            List.of("Stuttgart", "Hamburg", "Nürnberg", "Köln", "Münster"),
            List.of("70565", "22767", "90408", "50667", "48143"),
            "+49 711 555 ",
            "Musterbank Süd",
            List.of("A. Weiß", "K. Jäger"),
            List.of(
                    new Product("Kopierpapier A4, 80 g", "Karton", "CT", 1_690, 19),
                    new Product("Beratung, Ingenieur", "Std.", "HUR", 8_200, 19),
                    new Product("Faltkarton 400x300", "Stk.", "H87", 95, 19),
                    new Product("Fachbuch Arbeitssicherheit", "Stk.", "H87", 2_990, 7),
                    new Product("Wartung Heizungsanlage", "psch.", "LS", 18_500, 19),
                    new Product("LED-Leuchte 36 W", "Stk.", "H87", 3_450, 19)));

    static final Vocabulary CHINESE = new Vocabulary(
            List.of(""),
            "%s%s%s有限公司",
            List.of("墨竹", "清和", "云启", "嘉木", "远舟", "星禾", "听澜"),
            List.of("办公用品", "信息技术", "物流", "餐饮管理", "印刷", "酒店管理"),
            "%s%d号",
            List.of("锦帆路", "听涛路", "望湖路", "清波路", "文渊街"),
            List.of("苏州", "南京", "杭州", "上海", "无锡"),
            List.of("320508", "320102", "330106", "310115", "320211"),
            "0512-5550",
            "云江银行",
            List.of("许知行", "程予安", "叶青", "顾小北"),
            List.of(
                    new Product("*纸制品*A4复印纸", "包", "C62", 1_600, 13),
                    new Product("*文具*中性笔", "盒", "C62", 1_200, 13),
                    new Product("*信息技术服务*软件服务费", "项", "C62", 80_000, 6),
                    new Product("*住宿服务*住宿费", "天", "C62", 28_000, 6),
                    new Product("*餐饮服务*餐饮费", "次", "C62", 9_000, 6),
                    new Product("*物流辅助服务*收派服务费", "件", "C62", 900, 6)));
}
