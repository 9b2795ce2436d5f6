package dev.wenshu.document.parse;

import dev.wenshu.document.parse.worker.ParserWorker;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Started by a test with a worker's arguments: becomes a worker, then tries every way out and notes which one opened. */
final class NetworkProbe {
    private NetworkProbe() {}

    /** Takes the file to write to, and a port on this machine that accepts connections. */
    @SuppressWarnings("AddressSelection")
    public static void main(String[] arguments) throws IOException {
        ParserWorker.isolate();
        int port = Integer.parseInt(arguments[1]);
        StringBuilder opened = new StringBuilder("tried");
        attempt(opened, "socket", () -> new Socket("127.0.0.1", port));
        attempt(opened, "server", () -> new ServerSocket(0));
        attempt(opened, "datagram", DatagramSocket::new);
        attempt(opened, "channel", () -> SocketChannel.open(new InetSocketAddress("127.0.0.1", port)));
        attempt(opened, "asynchronous", AsynchronousSocketChannel::open);
        attempt(opened, "name", () -> InetAddress.getByName("example.com"));
        attempt(
                opened,
                "url",
                () -> URI.create("http://127.0.0.1:" + port).toURL().openStream());
        attempt(
                opened,
                "http",
                () -> HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding()));
        Files.write(Path.of(arguments[0]), List.of(opened.toString()));
    }

    private static void attempt(StringBuilder opened, String way, Callable<?> action) {
        try {
            action.call();
            opened.append(' ').append(way);
        } catch (Exception | Error e) {
            // Refused, as it should be.
            assert e != null;
        }
    }
}
