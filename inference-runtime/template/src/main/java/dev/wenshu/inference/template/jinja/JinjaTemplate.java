package dev.wenshu.inference.template.jinja;

import dev.wenshu.inference.template.syntax.Statement;
import dev.wenshu.inference.template.syntax.StatementParser;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A template, read once and rendered often, from any thread. It can neither change what it is given nor reach anything else; a
 * rendering costs a bounded amount of work and memory.
 */
public final class JinjaTemplate {
    private final List<Statement> statements;
    private final Clock clock;

    private JinjaTemplate(List<Statement> statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /** The clock is what {@code strftime_now} tells. */
    public static JinjaTemplate parse(String template, Clock clock) {
        return new JinjaTemplate(StatementParser.parse(template), clock);
    }

    /**
     * Values are strings, booleans, {@code Long}, {@code Double}, lists, maps with string keys, and {@link Absent}.
     *
     * @throws dev.wenshu.inference.template.syntax.TemplateFault where the template fails on them or takes too much work
     * @throws dev.wenshu.inference.generation.UnsupportedRequest where it raises an exception of its own
     */
    public String render(Map<String, Object> values) {
        Budget budget = Budget.forValues(values);
        Map<String, Object> names = new HashMap<>(Globals.functions(budget, clock));
        names.putAll(values);
        return new Renderer(budget).render(statements, new Scope(names).inner());
    }
}
