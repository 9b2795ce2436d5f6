package dev.wenshu.invoice.duplicate;

import dev.wenshu.document.Origin;
import dev.wenshu.document.Page;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.duplicate.DuplicateMatch;
import dev.wenshu.document.duplicate.DuplicateRule;
import dev.wenshu.document.duplicate.Fingerprint;
import dev.wenshu.document.duplicate.Traits;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Extraction;
import dev.wenshu.invoice.InvoiceExtractor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Fingerprints invoices; the comparison is {@link InvoiceComparison}'s. */
public final class InvoiceDuplicates implements DuplicateRule {
    /** Below it a value identifies, but does not contradict another document's. */
    private static final double CLEAR = 0.8;

    private static final int PAGES = 3;
    private static final int SHORTEST_TEXT = 60;
    private static final int IMAGE_BANDS = 4;
    private static final int IMAGE_BAND_BITS = 16;

    @Override
    public Optional<Fingerprint> fingerprint(ParsedDocument document, Extraction extraction) {
        if (!extraction.kind().equals(InvoiceExtractor.KIND)) {
            return Optional.empty();
        }
        Map<String, String> facts = new HashMap<>();
        Set<String> clear = new HashSet<>();
        boolean recognised = false;
        for (Fact fact : Fact.values()) {
            ExtractedField found = extraction.fields().get(fact.field().key());
            String value = found == null ? null : fact.normalised(found.value());
            if (found != null && value != null) {
                facts.put(fact.key(), value);
                recognised |= found.evidence().origin() == Origin.OCR;
                if (found.confidence() >= CLEAR) {
                    clear.add(fact.key());
                }
            }
        }
        List<String> words = words(document);
        NumberSketch sketch = NumberSketch.of(words);
        OptionalLong image = document.imprint();
        List<Long> keys = new ArrayList<>(FactKeys.of(facts));
        textKey(words).ifPresent(keys::add);
        keys.addAll(sketch.keys());
        image.ifPresent(hash -> keys.addAll(imageKeys(hash)));
        Traits traits = new Traits(
                document.head().format().name(),
                facts,
                clear,
                recognised,
                sketch.bytes(),
                image.isPresent() ? image.getAsLong() : null);
        return Optional.of(new Fingerprint(keys, traits));
    }

    @Override
    public Optional<DuplicateMatch> compare(Traits known, Traits other) {
        return new InvoiceComparison(known, other).match();
    }

    private static List<String> words(ParsedDocument document) {
        try (Stream<Page> pages = document.pages()) {
            return pages.limit(PAGES)
                    .flatMap(page -> page.blocks().stream())
                    .flatMap(block -> Stream.of(block.text().split("\\s+", -1)))
                    .filter(word -> !word.isEmpty())
                    .toList();
        }
    }

    /** Of the whole text without spaces: a renamed or repacked copy says the same. */
    private static Optional<Long> textKey(List<String> words) {
        String text = String.join("", words);
        return text.length() < SHORTEST_TEXT
                ? Optional.empty()
                : Optional.of(Hashing.of(("text\0" + text).getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Long> imageKeys(long hash) {
        List<Long> keys = new ArrayList<>();
        for (int band = 0; band < IMAGE_BANDS; band++) {
            long bits = hash >>> (band * IMAGE_BAND_BITS) & 0xFFFF;
            keys.add(Hashing.of("image", Integer.toString(band), Long.toString(bits)));
        }
        return keys;
    }
}
