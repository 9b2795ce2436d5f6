package dev.wenshu.app.cli;

import dev.wenshu.backbone.queue.DeadLetter;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Dead letters as a person reads them. */
public final class DeadLetterTable {
    private static final int FILE_WIDTH = 40;
    private static final int REASON_WIDTH = 90;

    private final List<DeadLetter> letters;

    public DeadLetterTable(List<DeadLetter> letters) {
        this.letters = List.copyOf(letters);
    }

    public void print(PrintWriter out) {
        if (letters.isEmpty()) {
            out.println(Messages.text("queue.empty"));
            return;
        }
        TextTable table = new TextTable(
                Messages.text("table.number"),
                Messages.text("table.at"),
                Messages.text("table.category"),
                Messages.text("table.file"),
                Messages.text("table.reason"));
        for (DeadLetter letter : letters) {
            table.add(List.of(
                    Long.toString(letter.id()),
                    letter.diedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    letter.category().name(),
                    TextTable.cut(letter.fileName(), FILE_WIDTH),
                    TextTable.cut(letter.reason(), REASON_WIDTH)));
        }
        table.print(out);
    }
}
