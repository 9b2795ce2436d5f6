package dev.wenshu.inference.server.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names and addresses by which this machine calls itself, as they stand in headers. */
public final class ThisMachine {
    private ThisMachine() {}

    /** A host without its port. */
    public static boolean isHost(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String bare = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        return bare.equals("localhost")
                || bare.endsWith(".localhost")
                || bare.matches("127(\\.\\d{1,3}){3}")
                || bare.equals("::1")
                || bare.equals("0:0:0:0:0:0:0:1");
    }

    /** The Origin that a browser sends for the page that asks; none was sent where it is null: that is no page of another site. */
    public static boolean isOrigin(@Nullable String origin) {
        if (origin == null) {
            return true;
        }
        try {
            return isHost(new URI(origin).getHost());
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
