package dev.wenshu.app.suite;

import dev.wenshu.app.cli.LearnedListing;
import dev.wenshu.app.cli.Messages;
import dev.wenshu.backbone.learning.Knowledge;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Shows what was learned, or chooses what reading goes by. Arguments: {@value #VERSIONS}; {@value #LAYOUTS}; {@value #USE} and a
 * version's number or {@value #NEWEST}.
 */
@Singleton
public final class LearnedApplication implements QuarkusApplication {
    public static final String VERSIONS = "versions";
    public static final String LAYOUTS = "layouts";
    public static final String USE = "use";
    public static final String NEWEST = "newest";

    private final Knowledge knowledge;

    LearnedApplication(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public int run(String... args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        return switch (args[0]) {
            case VERSIONS -> {
                LearnedListing.versions(knowledge.versions(), out);
                yield 0;
            }
            case LAYOUTS -> {
                LearnedListing.layouts(knowledge.describe(), out);
                yield 0;
            }
            default -> use(args[1], out);
        };
    }

    private int use(String version, PrintWriter out) {
        if (version.equals(NEWEST)) {
            knowledge.followNewest();
            out.println(Messages.text("learned.newest"));
            return 0;
        }
        boolean known = version.matches("\\d{1,9}") && knowledge.choose(Integer.parseInt(version));
        out.println(Messages.text(known ? "learned.used" : "learned.unknown", version));
        return known ? 0 : 1;
    }
}
