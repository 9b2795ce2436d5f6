package dev.wenshu.inference.server.http;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys that callers show: one for whoever is trusted with everything, and one for each department. */
@Singleton
public final class AccessKeys {
    private static final String SCHEME = "Bearer ";

    private final List<Key> keys = new ArrayList<>();

    AccessKeys(ServerConfig config) {
        config.accessKey().ifPresent(key -> keys.add(new Key(bytes(key), Caller.trusted())));
        config.keys().forEach((name, key) -> keys.add(new Key(bytes(key), new Caller(name, false))));
        checkDistinct(config);
    }

    /** Whether anybody may call. */
    public boolean none() {
        return keys.isEmpty();
    }

    /** Who sends this Authorization header; empty for a stranger. */
    public Optional<Caller> caller(@Nullable String authorization) {
        if (none()) {
            return Optional.of(Caller.trusted());
        }
        byte[] shown = bytes(token(authorization));
        Optional<Caller> found = Optional.empty();
        for (Key key : keys) {
            // every key is compared, so that the time taken tells nothing about which one was near
            if (MessageDigest.isEqual(key.secret(), shown)) {
                found = Optional.of(key.caller());
            }
        }
        return found;
    }

    private static String token(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : "";
    }

    private static void checkDistinct(ServerConfig config) {
        Set<String> seen = new HashSet<>(config.accessKey().stream().toList());
        List<String> faults = new ArrayList<>();
        config.keys().forEach((name, key) -> {
            if (key.isBlank()) {
                faults.add("the key of " + name + " is empty");
            } else if (!seen.add(key)) {
                faults.add("the key of " + name + " is used twice");
            }
        });
        if (!faults.isEmpty()) {
            throw new Fault(FaultCategory.SETUP, "wenshu.inference.server.keys: " + String.join("; ", faults));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Key(byte[] secret, Caller caller) {
        @Override
        public String toString() {
            return "Key[" + caller + "]";
        }
    }
}
