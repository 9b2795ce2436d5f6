package dev.wenshu.backbone.testing;

import jakarta.jms.ConnectionFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** A broker that takes every message and forgets it, for tests that deliver themselves. */
public final class ForgetfulBroker {
    private ForgetfulBroker() {}

    public static ConnectionFactory accepting() {
        return stub(ConnectionFactory.class);
    }

    /** Answers every call with a stub of what is wanted, so that chained calls work. */
    private static <T> T stub(Class<T> type) {
        InvocationHandler answers = (proxy, method, arguments) -> {
            Class<?> wanted = method.getReturnType();
            return wanted.isInstance(proxy) ? proxy : wanted.isInterface() ? stub(wanted) : null;
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
