package dev.wenshu.backbone.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** An Artemis server as an operator installs it, in a process of its own. */
public final class StandaloneBroker implements AutoCloseable {
    public static final String USER = "wenshu";
    public static final String PASSWORD = "test-only";

    private final Process process;
    private final int port;

    private StandaloneBroker(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static StandaloneBroker start() throws IOException, InterruptedException {
        Path home;
        try (Stream<Path> unpacked = Files.list(Path.of("target", "broker"))) {
            home = unpacked.findFirst().orElseThrow().toAbsolutePath();
        }
        Path instance = Files.createTempDirectory("wenshu-broker-").resolve("instance");
        int port = freePort();
        Process create = process(List.of(
                        home.resolve("bin/artemis").toString(),
                        "create",
                        instance.toString(),
                        "--user=" + USER,
                        "--password=" + PASSWORD,
                        "--require-login",
                        "--no-amqp-acceptor",
                        "--no-mqtt-acceptor",
                        "--no-stomp-acceptor",
                        "--no-hornetq-acceptor",
                        "--no-web",
                        "--no-autotune",
                        "--nio",
                        "--host=127.0.0.1",
                        "--default-port=" + port))
                .start();
        if (!create.waitFor(60, TimeUnit.SECONDS) || create.exitValue() != 0) {
            throw new IllegalStateException("the broker's instance could not be created");
        }
        return new StandaloneBroker(
                process(List.of(instance.resolve("bin/artemis").toString(), "run"))
                        .start(),
                port);
    }

    public void awaitReady() {
        Awaitility.await("the broker to listen")
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> {
                    try (Socket socket = new Socket()) {
                        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 500);
                        return true;
                    }
                });
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        // The script starts the server as its child.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    private static ProcessBuilder process(List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
