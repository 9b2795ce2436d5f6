package dev.wenshu.invoice.training.generate;

import dev.wenshu.invoice.training.generate.Facts.Company;
import dev.wenshu.invoice.training.generate.Facts.Kind;
import dev.wenshu.invoice.training.generate.Facts.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Invents what an invoice says; sums, taxes and roundings are right. */
final class FactsMaker {
    private static final String[] SYLLABLES = {
        "ba", "ka", "lo", "mi", "ra", "ste", "vin", "dor", "hel", "nor", "tam", "ze", "qui", "pro", "gal", "fin", "mar",
        "tek", "sol", "un"
    };

    private final Words words;
    private final Country country;
    private final RandomGenerator random;

    FactsMaker(Words words, Country country, RandomGenerator random) {
        this.words = words;
        this.country = country;
        this.random = random;
    }

    Facts make(Kind kind) {
        boolean receipt = kind == Kind.RECEIPT;
        List<Line> lines = lines(receipt);
        long sum = lines.stream().mapToLong(Line::amount).sum();
        long discount = one(8) ? Math.max(1, sum / (10 + random.nextInt(20))) : 0;
        long base = sum - discount;
        long tax;
        long net;
        long lowTax = 0;
        if (receipt || one(5)) {
            long gross = base;
            net = Math.round(gross / (1 + country.rate().doubleValue()));
            tax = gross - net;
        } else {
            net = base;
            tax = country.taxOf(net);
            lowTax = one(6) && tax > 50 ? tax / (3 + random.nextInt(4)) : 0;
        }
        long untaxed = receipt && tax > 0 && one(7) ? 100 + random.nextInt(6000) : 0;
        if (untaxed > 0) {
            lines.add(new Line(words.pick("items", random), 1, untaxed, untaxed));
        }
        long total = net + tax + untaxed;
        boolean coins = country.code().equals("MY") || country.code().equals("CH");
        long rounding = coins && one(2) ? Math.round(total / 5.0) * 5 - total : 0;
        total += rounding;
        long prepaid = !receipt && one(9) ? total / (2 + random.nextInt(3)) : 0;
        LocalDate issued = LocalDate.of(2008, 1, 1).plusDays(random.nextInt(6800));
        return new Facts(
                kind,
                number(receipt, issued),
                issued,
                issued.plusDays(7 + random.nextInt(50)),
                company(!one(8), receipt),
                company(one(2), false),
                lines,
                discount,
                net,
                tax,
                lowTax,
                untaxed,
                rounding,
                total,
                prepaid,
                cash(total));
    }

    private long cash(long total) {
        long note = List.of(100L, 500L, 1000L, 5000L, 10_000L).get(random.nextInt(5));
        return one(3) ? total : (total / note + 1) * note;
    }

    private List<Line> lines(boolean receipt) {
        List<Line> lines = new ArrayList<>();
        int count = 1 + random.nextInt(one(4) ? 14 : 5);
        for (int i = 0; i < count; i++) {
            int quantity = one(2) ? 1 : 1 + random.nextInt(receipt ? 4 : 20);
            long price = receipt
                    ? 50 + random.nextInt(one(5) ? 30_000 : 3_000)
                    : 100 + random.nextInt(one(4) ? 900_000 : 30_000);
            price = one(2) ? Math.max(5, price / 10 * 10) : price;
            lines.add(new Line(words.pick("items", random), quantity, price, quantity * price));
        }
        return lines;
    }

    private String number(boolean receipt, LocalDate issued) {
        String digits = digits(3 + random.nextInt(receipt ? 7 : 6));
        return switch (random.nextInt(15)) {
            case 0 -> "INV-" + digits;
            case 1 -> issued.getYear() + "-" + digits;
            case 2 -> "RE" + issued.getYear() + digits;
            case 3 -> digits + "/" + issued.getYear();
            case 4 -> letter() + letter() + digits;
            case 5 -> letter() + "-" + digits + "-" + digits(2);
            case 6 -> "F" + digits;
            case 7 -> "FV/" + digits + "/" + issued.getMonthValue() + "/" + issued.getYear();
            case 8 -> letter() + letter() + letter() + digits(2) + "-" + digits;
            case 9 -> dated(issued) + digits(2 + random.nextInt(5));
            case 10 -> letter() + dated(issued) + digits(2 + random.nextInt(4));
            case 11 -> digits(10 + random.nextInt(7));
            case 12 -> letter() + letter() + digits(8 + random.nextInt(5));
            default -> digits + digits(2);
        };
    }

    private static String dated(LocalDate day) {
        return day.toString().replace("-", "");
    }

    private Company company(boolean firm, boolean receipt) {
        String own = one(3) ? invented() : words.pick("roots", random);
        boolean joined = words.pick("forms", random).matches(".*\\p{IsHan}.*");
        String space = joined ? "" : " ";
        String name = own + (one(4) && !joined ? "" : space + words.pick("trades", random));
        String form = words.pick("forms", random);
        boolean before = country.code().equals("LV") && !one(5);
        String quoted = before && one(2) ? "\"" + name + "\"" : name;
        String legal = !firm
                ? words.pick("persons", random)
                : one(receipt ? 5 : 9) ? name : before ? form + " " + quoted : name + space + form;
        boolean shouts = country.code().equals("MY") ? !one(4) : one(receipt ? 3 : 7);
        legal = shouts ? legal.toUpperCase(Locale.ROOT) : legal;
        String brand = firm && one(receipt ? 3 : 4) ? brand(own, name) : "";
        List<String> address = new ArrayList<>();
        address.add(place(words.pick("streets", random)));
        if (one(5)) {
            address.add(place(words.pick("streets", random)));
        }
        address.add(words.pick("cities", random));
        if (one(5)) {
            address.add(words.pick("countries", random));
        }
        if (shouts && country.code().equals("MY")) {
            address.replaceAll(line -> line.toUpperCase(Locale.ROOT));
        }
        String site = own.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return new Company(
                legal,
                brand,
                address,
                phone(),
                site.length() < 3 ? "example" + random.nextInt(90) : site,
                taxId(),
                country.code().equals("MY") ? digits(6) + "-" + letter() : "HRB " + digits(5));
    }

    private String brand(String own, String name) {
        return switch (random.nextInt(4)) {
            case 0 -> own;
            case 1 -> invented();
            case 2 -> own.toUpperCase(Locale.ROOT);
            default -> name;
        };
    }

    private String invented() {
        StringBuilder name = new StringBuilder();
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private String place(String pattern) {
        return pattern.replace("{n}", Integer.toString(1 + random.nextInt(180)))
                .replace("{m}", Integer.toString(1 + random.nextInt(40)));
    }

    private String phone() {
        return switch (random.nextInt(4)) {
            case 0 -> "0" + digits(2) + "-" + digits(7);
            case 1 -> "+" + digits(2) + " " + digits(3) + " " + digits(6);
            case 2 -> "0" + digits(3) + " / " + digits(6);
            default -> digits(2) + " " + digits(2) + " " + digits(2) + " " + digits(2);
        };
    }

    private String taxId() {
        return switch (country.code()) {
            case "MY" -> "00" + digits(10);
            case "US" -> digits(2) + "-" + digits(7);
            case "CH" -> "CHE-" + digits(3) + "." + digits(3) + "." + digits(3);
            case "FR" -> "FR" + digits(11);
            case "AT" -> "ATU" + digits(8);
            case "NL" -> "NL" + digits(9) + "B01";
            case "IT", "LV" -> country.code() + digits(11);
            case "PL" -> digits(3) + "-" + digits(3) + "-" + digits(2) + "-" + digits(2);
            case "ES" -> "B" + digits(8);
            case "CN" -> "91" + digits(15) + letter();
            default -> country.code() + digits(9);
        };
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder().append(1 + random.nextInt(9));
        while (digits.length() < count) {
            digits.append(random.nextInt(10));
        }
        return digits.substring(0, count);
    }

    private String letter() {
        return String.valueOf((char) ('A' + random.nextInt(26)));
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }
}
