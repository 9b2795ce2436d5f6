package dev.wenshu.app.models;

import dev.wenshu.inference.scheduling.catalog.ModelDefinition.Source;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what a person says of a server before it is kept. No message repeats what may be a key given by mistake. */
public final class Upstream {
    /** Finds out which dialect a server speaks. */
    public static final String ANY_DIALECT = "auto";

    /** In capitals, as variables are by custom, so that a key given in the variable's place is noticed. */
    private static final Pattern VARIABLE = Pattern.compile("[A-Z_][A-Z0-9_]{0,63}");

    private static final Pattern DIALECT = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern VERSION = Pattern.compile("api-version=[A-Za-z0-9.-]{1,40}");
    private static final int MAX_MODEL = 200;

    private Upstream() {}

    public static Source.Remote remote(
            String base, String model, @Nullable String keyEnvironment, @Nullable String dialect) {
        String spoken = dialect == null ? ANY_DIALECT : dialect.toLowerCase(Locale.ROOT);
        if (!DIALECT.matcher(spoken).matches()) {
            throw new Fault(FaultCategory.INPUT, "a dialect is a short name, such as vllm or deepseek");
        }
        if (keyEnvironment != null && !VARIABLE.matcher(keyEnvironment).matches()) {
            throw new Fault(
                    FaultCategory.INPUT,
                    "a key is named by the environment variable it is in, in capitals, as in DEEPSEEK_API_KEY; the key "
                            + "itself is never given");
        }
        if (model.isBlank() || model.length() > MAX_MODEL || model.chars().anyMatch(Character::isISOControl)) {
            throw new Fault(
                    FaultCategory.INPUT, "the server's own name for the model has 1 to " + MAX_MODEL + " characters");
        }
        return new Source.Remote(address(base), model, keyEnvironment, spoken);
    }

    /** An http or https address with a host, and with nothing that belongs elsewhere. */
    public static URI address(String text) {
        URI uri;
        try {
            uri = new URI(text.strip().replaceFirst("/+$", ""));
        } catch (URISyntaxException e) {
            throw notAnAddress();
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https")) || uri.getHost() == null) {
            throw notAnAddress();
        }
        if (uri.getRawUserInfo() != null) {
            throw new Fault(
                    FaultCategory.INPUT,
                    "a server's address must not hold credentials; put the key into an environment variable and name it");
        }
        boolean foreign =
                uri.getRawQuery() != null && !VERSION.matcher(uri.getRawQuery()).matches();
        if (foreign || uri.getRawFragment() != null) {
            throw new Fault(
                    FaultCategory.INPUT, "a server's address has nothing after ? or # but Azure's api-version=...");
        }
        return uri;
    }

    /** Whether a key sent there can be read on the way: plain http to another machine. */
    public static boolean isReadable(URI base) {
        return !"https".equalsIgnoreCase(base.getScheme()) && !isLoopback(base.getHost());
    }

    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Fault notAnAddress() {
        return new Fault(
                FaultCategory.INPUT,
                "a server's address begins with http:// or https://, as in http://gpu-host:8000/v1");
    }
}
