package dev.wenshu.inference.template.jinja;

import dev.wenshu.inference.template.syntax.Expression;
import dev.wenshu.inference.template.syntax.Statement;
import dev.wenshu.inference.template.syntax.TemplateFault;
import java.util.List;
import java.util.Optional;

/** Carries out statements; one rendering. */
final class Renderer {
    private final Budget budget;
    private final Evaluator evaluator;
    private StringBuilder out = new StringBuilder();

    Renderer(Budget budget) {
        this.budget = budget;
        this.evaluator = new Evaluator(budget);
    }

    String render(List<Statement> statements, Scope scope) {
        run(statements, scope);
        return out.toString();
    }

    private Flow run(List<Statement> statements, Scope scope) {
        for (Statement statement : statements) {
            Flow flow = run(statement, scope);
            if (flow != Flow.ON) {
                return flow;
            }
        }
        return Flow.ON;
    }

    private Flow run(Statement statement, Scope scope) {
        budget.step();
        switch (statement) {
            case Statement.Text text -> write(text.text());
            case Statement.Output output -> write(Values.text(evaluator.value(output.value(), scope)));
            case Statement.If branches -> {
                return branch(branches, scope);
            }
            case Statement.For loop -> loop(loop, scope);
            case Statement.Set set -> assign(set.targets(), evaluator.value(set.value(), scope), scope);
            case Statement.SetAttribute set -> setAttribute(set, scope);
            case Statement.SetBlock set -> scope.set(set.target(), captured(set.body(), scope.inner()));
            case Statement.Macro macro -> scope.set(macro.name(), macro(macro, scope));
            case Statement.Break _ -> {
                return Flow.BREAK;
            }
            case Statement.Continue _ -> {
                return Flow.CONTINUE;
            }
        }
        return Flow.ON;
    }

    private Flow branch(Statement.If branches, Scope scope) {
        for (Statement.Branch branch : branches.branches()) {
            if (Values.truthy(evaluator.value(branch.condition(), scope))) {
                return run(branch.body(), scope);
            }
        }
        return run(branches.otherwise(), scope);
    }

    private void loop(Statement.For loop, Scope scope) {
        List<Object> all = Values.items(evaluator.value(loop.iterated(), scope));
        budget.spend(all.size());
        List<Object> items = loop.condition().isEmpty()
                ? all
                : all.stream()
                        .filter(item -> holds(loop, loop.condition().orElseThrow(), item, scope))
                        .toList();
        for (int i = 0; i < items.size(); i++) {
            Scope inner = scope.inner();
            inner.set("loop", new Loop(items, i));
            assign(loop.targets(), items.get(i), inner);
            if (run(loop.body(), inner) == Flow.BREAK) {
                break;
            }
        }
        if (items.isEmpty()) {
            run(loop.otherwise(), scope.inner());
        }
    }

    private boolean holds(Statement.For loop, Expression condition, Object item, Scope scope) {
        Scope inner = scope.inner();
        assign(loop.targets(), item, inner);
        return Values.truthy(evaluator.value(condition, inner));
    }

    private static void assign(List<String> targets, Object value, Scope scope) {
        if (targets.size() == 1) {
            scope.set(targets.getFirst(), value);
            return;
        }
        List<Object> parts = Values.items(value);
        if (parts.size() != targets.size()) {
            throw new TemplateFault(targets.size() + " names for " + parts.size() + " values");
        }
        for (int i = 0; i < parts.size(); i++) {
            scope.set(targets.get(i), parts.get(i));
        }
    }

    private void setAttribute(Statement.SetAttribute set, Scope scope) {
        if (!(scope.get(set.namespace()) instanceof Namespace namespace)) {
            throw new TemplateFault("'" + set.namespace() + "' is no namespace, so that nothing in it can be set");
        }
        namespace.set(set.attribute(), evaluator.value(set.value(), scope));
    }

    private Callable macro(Statement.Macro macro, Scope scope) {
        return arguments -> {
            Scope inner = scope.inner();
            for (int i = 0; i < macro.parameters().size(); i++) {
                Statement.Parameter parameter = macro.parameters().get(i);
                Object given = arguments.get(i, parameter.name(), Absent.UNDEFINED);
                Optional<Expression> fallback = given == Absent.UNDEFINED ? parameter.fallback() : Optional.empty();
                inner.set(
                        parameter.name(),
                        fallback.map(expression -> evaluator.value(expression, inner))
                                .orElse(given));
            }
            budget.enter();
            String text = captured(macro.body(), inner);
            budget.leave();
            return text;
        };
    }

    private String captured(List<Statement> body, Scope scope) {
        StringBuilder before = out;
        out = new StringBuilder();
        run(body, scope);
        String text = out.toString();
        out = before;
        return text;
    }

    private void write(String text) {
        out.append(budget.made(text));
    }

    private enum Flow {
        ON,
        BREAK,
        CONTINUE
    }
}
