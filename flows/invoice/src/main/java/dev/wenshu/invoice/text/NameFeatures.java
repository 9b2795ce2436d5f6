package dev.wenshu.invoice.text;

import dev.wenshu.document.Box;
import dev.wenshu.invoice.scoring.Feature;
import dev.wenshu.invoice.scoring.FeatureVector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Measures possible names for being the seller's or the buyer's. */
final class NameFeatures {
    private static final Pattern REGISTRATION = Pattern.compile(
            "(?iU).*(?:\\bco\\.?\\s?(?:reg)?\\.?\\s?no|\\breg\\b|\\bgst\\b|\\broc\\b|\\bnip\\b|\\bpvn\\b|\\bvat\\b|\\bust|\\btva\\b|siret|\\bbtw\\b|p\\.\\s?iva|partita|\\bcif\\b|\\bnif\\b|税号|识别号|\\(\\d{4,8}\\s?-\\s?\\w\\)).*");
    private static final int ROWS_BELOW = 5;
    private static final int MANY = 30;

    private final VisibleText text;
    private final TextMeasures measures;
    private final PartyLabels labels;
    private final NameCandidates finder;
    private final SiteNames sites;
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Double> handSet = new HashMap<>();
    private final PartyFinder.@Nullable Name addressee;

    NameFeatures(VisibleText text, TextMeasures measures, List<LabelHit> hits) {
        this.text = text;
        this.measures = measures;
        this.labels = new PartyLabels(text, hits);
        this.finder = new NameCandidates(text);
        this.sites = SiteNames.of(text);
        this.addressee = AddressBlocks.addressee(text, labels);
        for (PartyFinder.Name name : new PartyFinder(text, hits).byProminence(null)) {
            handSet.put(key(name.span()), name.score());
            counts.merge(Folding.fold(name.text()), 1, Integer::sum);
        }
    }

    List<NameCandidates.NameCandidate> candidates() {
        return finder.find(labels);
    }

    /** A vector for each candidate, in their order; the same for seller and buyer. */
    List<FeatureVector> of(List<NameCandidates.NameCandidate> candidates) {
        List<FeatureVector> vectors = new ArrayList<>();
        double best =
                handSet.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        boolean buyerLabelled = candidates.stream().anyMatch(candidate -> candidate.buyers() > 0);
        boolean sellerLabelled = candidates.stream().anyMatch(candidate -> candidate.sellers() > 0);
        int rank = 0;
        for (NameCandidates.NameCandidate candidate : candidates) {
            boolean ranked = handSet.containsKey(key(candidate.span())) && candidate.second() == null;
            double hand = handSet.getOrDefault(key(candidate.span()), 0.0);
            vectors.add(vector(candidate)
                    .with(Feature.HAND_SET, hand)
                    .with(Feature.SUPPORT_BEHIND_BEST, best - hand)
                    .with(Feature.FOR_OTHER, sellerLabelled)
                    .with(Feature.SUPPORT, buyerLabelled)
                    .with(Feature.RANK, Math.min(MANY, rank))
                    .with(Feature.OF_KIND, Math.min(2 * MANY, handSet.size())));
            rank += ranked ? 1 : 0;
        }
        return vectors;
    }

    private FeatureVector vector(NameCandidates.NameCandidate candidate) {
        Span span = candidate.span();
        String name = candidate.text();
        Box box = candidate.second() == null
                ? span.box()
                : span.box().union(candidate.second().box());
        FeatureVector vector = measures.vector(span, box);
        shape(vector, name, candidate.second());
        Span next = finder.below(candidate.last());
        Span above = finder.above(span);
        double middle = (box.x0() + box.x1()) / 2 / Math.max(1, text.width());
        return vector.with(Feature.SELLER_LABEL, candidate.sellers())
                .with(Feature.BUYER_LABEL, candidate.buyers())
                .with(Feature.POSSIBLE, NameText.isPossible(name))
                .with(Feature.JOINED, candidate.second() != null)
                .with(Feature.FORM_BELOW, next == null ? 0 : form(next.text()))
                .with(Feature.COMPANY_BELOW, next != null && NameText.isCompany(next.text()))
                .with(Feature.NAME_ABOVE, above != null && NameText.isPossible(NameText.head(above.text())))
                .with(Feature.ADDRESS_BELOW, addressBelow(candidate.last()))
                .with(Feature.TAX_ID_BELOW, registrationBelow(candidate.last()))
                .with(Feature.REPEATED, Math.min(4, counts.getOrDefault(Folding.fold(name), 1) - 1))
                .with(Feature.OWN_SITE, sites.contain(name))
                .with(Feature.CARRIES_LABEL, labels.carriesLabel(span))
                .with(Feature.ADDRESSEE, addressee != null && addressee.span().overlaps(span))
                .with(Feature.CENTRED, Math.abs(middle - 0.5) < 0.08)
                .with(Feature.ORDER, span.row().page() - text.rows().getFirst().page());
    }

    private static void shape(FeatureVector vector, String name, @Nullable Span second) {
        long letters = name.chars().filter(Character::isLetter).count();
        long upper = name.chars().filter(Character::isUpperCase).count();
        long digits = name.chars().filter(Character::isDigit).count();
        vector.with(Feature.COMPANY, NameText.isCompany(name))
                .with(Feature.FORM_ONLY, form(second == null ? name : second.text()))
                .with(Feature.CHARACTERS, name.length())
                .with(Feature.LETTERS, (double) letters / Math.max(1, name.length()))
                .with(Feature.UPPER_CASE, (double) upper / Math.max(1, letters))
                .with(Feature.DIGITS, (double) digits / Math.max(1, name.length()))
                .with(Feature.WORDS, name.split("\\s+", -1).length)
                .with(Feature.ENDS_WITH_DOT, name.endsWith("."));
    }

    /** Which share of the letters is the legal form or stands in brackets: 1 for {@code (M) SDN BHD}. */
    private static double form(String name) {
        long letters = name.chars().filter(Character::isLetter).count();
        long own =
                NameText.withoutForm(name).chars().filter(Character::isLetter).count();
        return letters == 0 ? 0 : 1 - (double) own / letters;
    }

    private double addressBelow(Span name) {
        Span at = name;
        for (int rows = 1; rows <= ROWS_BELOW; rows++) {
            at = finder.below(at);
            if (at == null) {
                return 0;
            }
            if (NameText.isAddress(at.text())) {
                return 1.0 / rows;
            }
        }
        return 0;
    }

    private double registrationBelow(Span name) {
        Row row = name.row();
        for (int rows = 0;
                rows <= ROWS_BELOW + 2 && row.index() + rows < text.rows().size();
                rows++) {
            Row below = text.rows().get(row.index() + rows);
            int from = rows == 0 ? Math.min(name.end(), below.text().length()) : 0;
            if (REGISTRATION.matcher(below.text().substring(from)).matches()) {
                return 1.0 / (rows + 1);
            }
        }
        return 0;
    }

    private static String key(Span span) {
        return span.row().index() + ":" + span.start();
    }
}
