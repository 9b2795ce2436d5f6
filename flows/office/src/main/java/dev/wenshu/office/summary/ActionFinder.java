package dev.wenshu.office.summary;

import dev.wenshu.document.Block;
import dev.wenshu.document.extract.Summary.Action;
import dev.wenshu.office.text.Days;
import dev.wenshu.office.text.Language;
import dev.wenshu.office.text.Obligation;
import dev.wenshu.office.text.Passage;
import dev.wenshu.office.text.Shape;
import dev.wenshu.office.text.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects what somebody has to do: sentences that oblige, and rows of a table of tasks. Text is taken as it stands; nothing in
 * it is ever acted upon.
 */
final class ActionFinder {
    private static final int MOST = 30;
    private static final int LONGEST = 300;
    private static final int LEAST_TASK = 4;

    private final Language language;
    private final boolean transcript;
    private final @Nullable LocalDate written;
    private final Set<Action> found = new LinkedHashSet<>();
    private @Nullable TaskTable table;

    /** @param written the day the document was written, to understand "by Friday"; null where unknown */
    ActionFinder(Shape shape, @Nullable LocalDate written) {
        this.language = shape.language();
        this.transcript = shape.transcript();
        this.written = written;
    }

    void add(Passage passage) {
        if (found.size() >= MOST) {
            return;
        }
        if (passage.kind() == Block.Kind.TABLE_ROW) {
            row(passage.text());
            return;
        }
        table = null;
        if (passage.kind() == Block.Kind.PARAGRAPH || passage.kind() == Block.Kind.LIST_ITEM) {
            sentence(passage);
        }
    }

    /** In the document's order, at most 30. */
    List<Action> found() {
        return List.copyOf(found);
    }

    private void sentence(Passage passage) {
        String text = passage.text();
        if (text.length() > LONGEST || Wording.of(text, language).form() == Wording.Form.QUESTION) {
            return;
        }
        Optional<Obligation> obligation = Obligation.in(text, passage.section(), !transcript);
        obligation.ifPresent(found -> this.found.add(new Action(text, due(Obligation.limitOf(text)), found.owner())));
    }

    private void row(String text) {
        String[] cells = text.split("\t", -1);
        Optional<TaskTable> header = TaskTable.of(cells);
        if (header.isPresent()) {
            table = header.get();
            return;
        }
        TaskTable current = table;
        if (current == null || current.columns() != cells.length) {
            return;
        }
        String task = current.task(cells);
        if (task.length() >= LEAST_TASK) {
            String due = current.due(cells);
            found.add(new Action(task, due.isEmpty() ? null : due(due), blankToNull(current.owner(cells))));
        }
    }

    private @Nullable String due(String text) {
        return Days.in(text, written).map(LocalDate::toString).orElse(null);
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }

    /** Which columns of a table of tasks hold what; -1 for none. */
    private record TaskTable(int columns, int task, int owner, int due) {
        private static final String TASK =
                "(?:工作|任务|待办|行动|整改)?(?:事项|内容|任务|措施)|待办|行动项|action(?: item)?s?|tasks?|to-?dos?|aufgaben?|maßnahmen?|was";
        private static final String OWNER =
                "(?:责任|负责|经办|承办|牵头|主办)(?:人|部门|单位|科室)|owner|responsible|assignee|assigned to|who|verantwortliche?r?|zuständig|wer";
        private static final String DUE =
                "(?:要求|计划)?完成(?:时间|时限|日期|期限)|时限|期限|截止(?:日期|时间)|due(?: date)?|deadline|by when|when|termin|frist|fällig(?: am)?|bis(?: wann)?|wann";

        static Optional<TaskTable> of(String[] cells) {
            int task = find(cells, TASK);
            int owner = find(cells, OWNER);
            int due = find(cells, DUE);
            return task >= 0 && (owner >= 0 || due >= 0)
                    ? Optional.of(new TaskTable(cells.length, task, owner, due))
                    : Optional.empty();
        }

        private static int find(String[] cells, String label) {
            List<Integer> matching = new ArrayList<>();
            for (int i = 0; i < cells.length; i++) {
                if (cells[i].strip().matches("(?iu)" + label)) {
                    matching.add(i);
                }
            }
            return matching.isEmpty() ? -1 : matching.getFirst();
        }

        String task(String[] cells) {
            return cells[task].strip();
        }

        String owner(String[] cells) {
            return owner < 0 ? "" : cells[owner].strip();
        }

        String due(String[] cells) {
            return due < 0 ? "" : cells[due].strip();
        }
    }
}
