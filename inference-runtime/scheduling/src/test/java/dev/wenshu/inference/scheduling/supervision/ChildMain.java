package dev.wenshu.inference.scheduling.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A child to be supervised: answers on a port that it writes into a file; crashes or hangs where it is told to. */
final class ChildMain {
    private ChildMain() {}

    /** {@code args}: the file for the port, and {@code well}, {@code crash} or {@code deaf}. */
    public static void main(String[] args) throws IOException {
        boolean deaf = args[1].equals("deaf");
        if (args[1].equals("crash")) {
            System.exit(3);
        }
        if (!deaf) {
            ParentWatch.onParentGone(System.in, () -> System.exit(0));
        }
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Path port = Path.of(args[0]);
            Path fresh = port.resolveSibling("fresh");
            Files.writeString(fresh, Integer.toString(server.getLocalPort()));
            Files.move(fresh, port, StandardCopyOption.ATOMIC_MOVE);
            boolean hangs = false;
            while (true) {
                Socket client = server.accept();
                hangs = hangs || answer(client);
                if (!hangs) {
                    client.close();
                }
            }
        }
    }

    /** Sends a word to the child and returns its answer; throws where none comes within a second. */
    static String ask(Path portFile, String word) throws IOException {
        int port = Integer.parseInt(Files.readString(portFile));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write((word + "\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static boolean answer(Socket client) {
        try {
            StringBuilder word = new StringBuilder();
            for (int c = client.getInputStream().read();
                    c != '\n' && c >= 0;
                    c = client.getInputStream().read()) {
                word.append((char) c);
            }
            if (word.toString().equals("hang")) {
                return true;
            }
            client.getOutputStream().write("well".getBytes(StandardCharsets.US_ASCII));
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
