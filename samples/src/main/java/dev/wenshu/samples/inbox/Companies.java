package dev.wenshu.samples.inbox;

import dev.wenshu.samples.invoice.CreditCode;
import dev.wenshu.samples.invoice.Iban;
import dev.wenshu.samples.invoice.Party;
import dev.wenshu.samples.invoice.VatNumber;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The invented companies of the inbox; their identifiers pass the official checks but belong to nobody on purpose. */
final class Companies {
    private final long seed;

    Companies(long seed) {
        this.seed = seed;
    }

    Party yunlan() {
        return chinese("云岚科技（杭州）有限公司", "330106", "杭州市西湖区", "云栖路88号3幢", "0571-55501234", "云江银行杭州西湖支行");
    }

    Party stationery() {
        return chinese("苏州墨竹办公用品有限公司", "320508", "苏州市姑苏区", "锦帆路216号", "0512-55508820", "云江银行苏州平江支行");
    }

    Party hotel() {
        return chinese("南京栖霞里酒店管理有限公司", "320102", "南京市玄武区", "湖熟路19号", "025-55506677", "云江银行南京玄武支行");
    }

    Party toner() {
        return chinese("无锡清墨打印耗材有限公司", "320211", "无锡市滨湖区", "望湖路57号", "0510-55503311", "云江银行无锡滨湖支行");
    }

    Party software() {
        return chinese("上海序章软件技术有限公司", "310115", "上海市浦东新区", "听涛路1200号", "021-55507788", "云江银行上海张江支行");
    }

    Party courier() {
        return chinese("浙江飞鸢速递有限公司", "330104", "杭州市上城区", "清波路5号", "0571-55509090", "云江银行杭州上城支行");
    }

    Party bakery() {
        return chinese("桂巷小面馆", "330106", "杭州市西湖区", "文二路附12号", "0571-55502626", "");
    }

    Party brightCables() {
        return european("Lichtbogen Kabeltechnik GmbH", "Industriestraße 14", "70565", "Stuttgart", "DE", "lichtbogen");
    }

    Party cityOffice() {
        return european("Stadtwerke Musterau", "Rathausplatz 1", "97941", "Musterau", "DE", "musterau");
    }

    Party paper() {
        return european(
                "Papierhaus Königsberger & Söhne KG", "Große Elbgasse 7", "22767", "Hamburg", "DE", "papierhaus");
    }

    Party cleaning() {
        return european("Glanzwerk Gebäudereinigung GmbH", "Nordring 33", "90408", "Nürnberg", "DE", "glanzwerk");
    }

    Party northmere() {
        return european("Northmere Logistics Ltd", "18 Quayside Road", "HU1 2AB", "Hull", "GB", "northmere");
    }

    Party catering() {
        return european("Larkfield Catering Ltd", "4 Mill Lane", "LS1 4DY", "Leeds", "GB", "larkfield");
    }

    Party workshop() {
        return european(
                "Haddon & Pryce Vehicle Repairs", "Unit 6, Forge Estate", "HU3 5QT", "Hull", "GB", "haddonpryce");
    }

    Party ceramics() {
        return european("Ceramiche Valdoro S.r.l.", "Via dei Forni 21", "41049", "Sassuolo", "IT", "valdoro");
    }

    Party studio() {
        return european(
                "Studio Architetti Bellafonte S.p.A.", "Corso Magenta 90", "20123", "Milano", "IT", "bellafonte");
    }

    private Party chinese(String name, String region, String city, String street, String phone, String bank) {
        RandomGenerator random = random(name);
        String account = bank.isEmpty() ? "" : "6210" + (100_000_000_000L + random.nextLong(800_000_000_000L));
        return new Party(name, street, "", city, "CN", CreditCode.of(region, random), phone, "", bank, account, "");
    }

    private Party european(String name, String street, String postcode, String city, String country, String domain) {
        RandomGenerator random = random(name);
        return new Party(
                name,
                street,
                postcode,
                city,
                country,
                VatNumber.of(country, random),
                switch (country) {
                    case "DE" -> "+49 711 555 0" + random.nextInt(100, 999);
                    case "IT" -> "+39 0536 555 " + random.nextInt(100, 999);
                    default -> "+44 1632 960" + random.nextInt(100, 999);
                },
                "accounts@" + domain + ".example",
                switch (country) {
                    case "DE" -> "Musterbank Süd";
                    case "IT" -> "Banca Esempio";
                    default -> "Sample Bank";
                },
                Iban.of(country, random),
                "WNSU" + country + "2AXXX");
    }

    private RandomGenerator random(String name) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + name.hashCode());
    }
}
