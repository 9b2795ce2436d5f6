package dev.wenshu.backbone.testing;

import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.learn.Learned;
import dev.wenshu.document.learn.LearnedItem;
import dev.wenshu.document.learn.Learner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Learns totals by heart; a lesson with the total 666.00 makes it worse, 0.00 teaches nothing, 500.00 breaks it. */
public final class ScriptedLearner implements Learner {
    private volatile String state = "";

    @Override
    public String kind() {
        return "invoice";
    }

    @Override
    public Optional<String> lesson(ParsedDocument document, Map<String, String> stated) {
        return "0.00".equals(stated.get("total")) ? Optional.empty() : Optional.of(new TreeMap<>(stated).toString());
    }

    @Override
    public Learned learn(String before, List<String> lessons) {
        String all = String.join("|", lessons);
        if (all.contains("500.00")) {
            throw new IllegalStateException("It breaks");
        }
        return new Learned(all, lessons.size(), 0, lessons.size(), all.contains("666.00") ? "It got worse" : "");
    }

    @Override
    public void use(String wanted) {
        state = wanted;
    }

    @Override
    public List<LearnedItem> describe(String wanted) {
        return wanted.isEmpty() ? List.of() : List.of(new LearnedItem(wanted, 1, Map.of()));
    }

    /** What reading goes by now. */
    public String state() {
        return state;
    }
}
