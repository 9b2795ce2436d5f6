package dev.wenshu.connector.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/**
 * A connector's settings, with a note of which were read, so that one that nothing reads is found.
 *
 * @param <C> the connector's settings interface; flat, as nested ones would hide what is read
 */
public final class ReadSettings<C> {
    private final Class<C> type;
    private final C values;
    private final String prefix;
    private final Set<String> read = new ConcurrentSkipListSet<>();

    /** @param prefix as in {@code wenshu.folder} */
    public ReadSettings(Class<C> type, C values, String prefix) {
        this.type = type;
        this.values = values;
        this.prefix = prefix;
    }

    /** The settings to build the connector from. */
    public C recording() {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::call));
    }

    /** Full names of all settings, as in {@code wenshu.folder.poll-interval}. */
    public Set<String> names() {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .map(this::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public Set<String> read() {
        return Set.copyOf(read);
    }

    @Override
    public String toString() {
        return values.toString();
    }

    private Object call(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() != Object.class) {
            read.add(name(method));
        }
        try {
            return method.invoke(values, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private String name(Method method) {
        return prefix + "." + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
