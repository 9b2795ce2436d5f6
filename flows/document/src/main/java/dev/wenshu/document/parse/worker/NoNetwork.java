package dev.wenshu.document.parse.worker;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/**
 * Takes the network from the JVM's own classes: sockets, channels, name resolution. Native code is not covered; where the
 * system has network namespaces, the worker runs in an empty one besides.
 */
final class NoNetwork {
    /** Set to {@code true} in workers only; the resolver provider is on the class path of every process. */
    static final String MARK = "wenshu.parser.worker";

    private NoNetwork() {}

    static List<String> arguments() {
        return List.of(
                "-D" + MARK + "=true",
                "-Djava.nio.channels.spi.SelectorProvider=" + NoChannels.class.getName(),
                "-Djava.nio.channels.spi.AsynchronousChannelProvider=" + NoAsynchronousChannels.class.getName());
    }

    /** The factories are deprecated without a successor. */
    @SuppressWarnings("deprecation")
    static void install() throws IOException {
        Socket.setSocketImplFactory(() -> {
            throw refusal();
        });
        ServerSocket.setSocketFactory(() -> {
            throw refusal();
        });
        DatagramSocket.setDatagramSocketImplFactory(() -> {
            throw refusal();
        });
    }

    static UnsupportedOperationException refusal() {
        return new UnsupportedOperationException("a parser worker has no network");
    }
}
