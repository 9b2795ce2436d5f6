package dev.wenshu.backbone.testing;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds beans from their one constructor, as the application's container does. */
public final class Injector {
    private final List<Object> beans = new ArrayList<>();

    public Injector(Object... given) {
        beans.addAll(Arrays.asList(given));
    }

    public <T> T get(Class<T> type) {
        for (Object bean : beans) {
            if (type.isInstance(bean)) {
                return type.cast(bean);
            }
        }
        T made = type.cast(make(type));
        beans.add(made);
        return made;
    }

    /** For beans that only their own package sees. */
    public Object get(String className) {
        try {
            return get(Class.forName("dev.wenshu.backbone." + className));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Object make(Class<?> type) {
        if (type.getDeclaredConstructors().length != 1) {
            throw new IllegalArgumentException("cannot be injected: " + type.getName());
        }
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Object[] arguments =
                Arrays.stream(constructor.getParameterTypes()).map(this::get).toArray();
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
