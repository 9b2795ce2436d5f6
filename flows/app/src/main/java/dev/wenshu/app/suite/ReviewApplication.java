package dev.wenshu.app.suite;

import dev.wenshu.app.cli.Messages;
import dev.wenshu.app.cli.ReviewListing;
import dev.wenshu.backbone.registry.DocumentRegistry;
import dev.wenshu.backbone.registry.DocumentStatus;
import dev.wenshu.backbone.review.Correction;
import dev.wenshu.backbone.review.Review;
import dev.wenshu.backbone.review.ReviewResult;
import dev.wenshu.document.extract.AcceptancePolicy;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows documents in review or takes a decision, without starting a route: a suite that runs carries it out, or the next that
 * starts. Arguments: {@value #LIST}; {@value #SHOW} and an id; {@value #ACCEPT}, id, person and any number of corrections {@code
 * [reading:]field=value}; {@value #REJECT}, id, person and reason. Of an id its beginning is enough.
 */
@Singleton
public final class ReviewApplication implements QuarkusApplication {
    public static final String LIST = "list";
    public static final String SHOW = "show";
    public static final String ACCEPT = "accept";
    public static final String REJECT = "reject";

    private static final Pattern CORRECTION = Pattern.compile("(?:(\\d+):)?([a-z_]+)=(.*)", Pattern.DOTALL);
    private static final int MOST = 1_000;

    private final Review review;
    private final DocumentRegistry registry;
    private final AcceptancePolicy policy;

    ReviewApplication(Review review, DocumentRegistry registry, AcceptancePolicy policy) {
        this.review = review;
        this.registry = registry;
        this.policy = policy;
    }

    @Override
    public int run(String... args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        if (args[0].equals(LIST)) {
            new ReviewListing(review.waiting(0, MOST), policy).print(out);
            return 0;
        }
        Optional<DocumentStatus> document = registry.findByPrefix(args[1]);
        if (document.isEmpty()) {
            out.println(Messages.text("review.unknown", args[1]));
            return 1;
        }
        if (args[0].equals(SHOW)) {
            ReviewListing.show(document.get(), out);
            return 0;
        }
        return decide(document.get().id(), List.of(args), out);
    }

    private int decide(String id, List<String> args, PrintWriter out) {
        String person = args.get(2);
        ReviewResult result;
        if (args.getFirst().equals(ACCEPT)) {
            List<Correction> corrections = new ArrayList<>();
            for (String text : args.subList(3, args.size())) {
                Matcher matcher = CORRECTION.matcher(text);
                if (!matcher.matches()) {
                    out.println(Messages.text("review.correction", text));
                    return 2;
                }
                int reading = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
                corrections.add(new Correction(reading, matcher.group(2), matcher.group(3)));
            }
            result = review.accept(id, corrections, person);
        } else {
            result = review.reject(id, args.get(3), person);
        }
        return switch (result) {
            case ReviewResult.Decided _ -> {
                out.println(Messages.text("review.decided"));
                yield 0;
            }
            case ReviewResult.NotPossible(String reason) -> {
                out.println(reason);
                yield 1;
            }
        };
    }
}
