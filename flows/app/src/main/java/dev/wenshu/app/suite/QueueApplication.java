package dev.wenshu.app.suite;

import dev.wenshu.app.cli.DeadLetterTable;
import dev.wenshu.app.cli.Messages;
import dev.wenshu.backbone.queue.DeadLetters;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Lists or replays dead letters without starting a route. Arguments: {@value #LIST}, or {@value #REPLAY} and the letters'
 * numbers, none of them meaning all.
 */
@Singleton
public final class QueueApplication implements QuarkusApplication {
    public static final String LIST = "list";
    public static final String REPLAY = "replay";

    private final DeadLetters deadLetters;

    QueueApplication(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @Override
    public int run(String... args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        return args[0].equals(LIST) ? list(out) : replay(out, List.of(args).subList(1, args.length));
    }

    private int list(PrintWriter out) {
        new DeadLetterTable(deadLetters.list()).print(out);
        return 0;
    }

    private int replay(PrintWriter out, List<String> letters) {
        if (letters.isEmpty()) {
            out.println(Messages.text("queue.replayed", deadLetters.replayAll()));
            return 0;
        }
        int replayed = 0;
        for (String letter : letters) {
            if (deadLetters.replay(Long.parseLong(letter))) {
                replayed++;
            } else {
                out.println(Messages.text("queue.unknown", letter));
            }
        }
        out.println(Messages.text("queue.replayed", replayed));
        return replayed == letters.size() ? 0 : 1;
    }
}
