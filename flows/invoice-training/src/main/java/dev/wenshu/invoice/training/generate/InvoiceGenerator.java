package dev.wenshu.invoice.training.generate;

import dev.wenshu.document.Block;
import dev.wenshu.document.Box;
import dev.wenshu.document.Page;
import dev.wenshu.document.Word;
import dev.wenshu.invoice.InvoiceField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Makes documents by number; the same seed and number give the same document. */
public final class InvoiceGenerator {
    private static final int SLIPS = 5;
    private static final int OF = 11;
    private static final int BARE = 2;

    private final long seed;
    private final int layouts;
    private final Map<String, Words> words = new HashMap<>();

    /**
     * Documents of a seed.
     *
     * @param layouts how many different ones there are; document {@code n} has layout {@code n % layouts}
     */
    public InvoiceGenerator(long seed, int layouts) {
        this.seed = seed;
        this.layouts = layouts;
        for (String language : Words.LANGUAGES) {
            words.put(language, Words.of(language));
        }
    }

    public Sample make(int index) {
        int layout = index % layouts;
        SplittableRandom look = new SplittableRandom(seed * 31 + layout);
        boolean slip = look.nextInt(OF) < SLIPS;
        String language =
                slip && look.nextInt(2) == 0 ? "ms" : Words.LANGUAGES.get(look.nextInt(Words.LANGUAGES.size()));
        Words own = wordsOf(language);
        Country country = Country.parse(own.pick("country", look));
        Style style = Style.of(look, slip);
        RandomGenerator random = new SplittableRandom(seed * 1_000_003 + index);
        Terms terms = new Terms(own, wordsOf("en"), style.bilingual(), look);
        Facts facts = new FactsMaker(own, country, random).make(kind(slip, random));
        Amounts amounts = new Amounts(style, terms, country, facts);
        Sheet sheet = slip
                ? new SlipLayout(style, terms, country, facts, amounts, random).draw()
                : new PageLayout(style, terms, country, facts, amounts, random).draw();
        boolean recognised = slip ? random.nextInt(6) > 0 : random.nextInt(5) > BARE;
        float scale = recognised ? 0.8f + random.nextFloat() * 3 : 1;
        List<Word> seen = recognised ? new RecognitionNoise(random).apply(sheet.words(), scale) : sheet.words();
        return new Sample(layout, page(seen, sheet.width() * scale), stated(facts, amounts, style, country));
    }

    private Words wordsOf(String language) {
        Words found = words.get(language);
        if (found == null) {
            throw new IllegalArgumentException("no words in " + language);
        }
        return found;
    }

    private static Facts.Kind kind(boolean slip, RandomGenerator random) {
        if (slip) {
            return Facts.Kind.RECEIPT;
        }
        return random.nextInt(12) == 0 ? Facts.Kind.CREDIT_NOTE : Facts.Kind.INVOICE;
    }

    private static Map<InvoiceField, String> stated(Facts facts, Amounts amounts, Style style, Country country) {
        Map<InvoiceField, String> stated = new EnumMap<>(amounts.stated());
        stated.put(InvoiceField.INVOICE_NUMBER, facts.number());
        stated.put(InvoiceField.ISSUE_DATE, facts.issued().toString());
        stated.put(InvoiceField.SELLER, facts.seller().legal());
        stated.put(InvoiceField.SELLER_ADDRESS, String.join(", ", facts.seller().address()));
        if (style.sign() != Style.Sign.NONE) {
            stated.put(InvoiceField.CURRENCY, country.currency());
        }
        stated.put(InvoiceField.SELLER_TAX_ID, facts.seller().taxId());
        if (!style.slip() && style.buyer() != Style.Buyer.NONE) {
            stated.put(InvoiceField.BUYER, facts.buyer().legal());
        }
        if (!style.slip() && style.showsDue()) {
            stated.put(InvoiceField.DUE_DATE, facts.due().toString());
        }
        return stated;
    }

    private static Page page(List<Word> words, float width) {
        float height =
                words.stream().map(Word::box).map(Box::y1).max(Float::compare).orElse(1f) + 10;
        List<Word> kept = new ArrayList<>(words);
        String text = kept.stream().map(Word::text).collect(Collectors.joining(" "));
        return new Page(1, "", width, height, kept, List.of(new Block(Block.Kind.PARAGRAPH, text, 0)), List.of());
    }
}
