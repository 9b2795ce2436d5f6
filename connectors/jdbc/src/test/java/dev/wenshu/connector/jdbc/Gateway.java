package dev.wenshu.connector.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way to a server that can be cut and opened again. */
final class Gateway implements AutoCloseable {
    private final int to;
    private final int port;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private ServerSocket server;

    Gateway(int to) throws IOException {
        this.to = to;
        server = listen(0);
        port = server.getLocalPort();
    }

    int port() {
        return port;
    }

    /** Cuts all connections and takes no new ones. */
    void cut() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    void open() throws IOException {
        server = listen(port);
    }

    @Override
    public void close() throws IOException {
        cut();
    }

    private ServerSocket listen(int at) throws IOException {
        ServerSocket listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
        Thread.ofVirtual().start(() -> accept(listening));
        return listening;
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket target = new Socket(InetAddress.getLoopbackAddress(), to);
                sockets.addAll(List.of(client, target));
                pump(client.getInputStream(), target.getOutputStream(), target);
                pump(target.getInputStream(), client.getOutputStream(), client);
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private static void pump(InputStream from, OutputStream to, Socket socket) {
        Thread.ofVirtual().start(() -> {
            try (socket) {
                from.transferTo(to);
            } catch (IOException e) {
                // Cut.
            }
        });
    }
}
