package dev.wenshu.connector.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.h2.tools.Server;

/** H2 as a server, in memory. */
final class H2Database extends TestDatabase {
    private static final Map<String, Server> SERVER = new HashMap<>();

    private final String name;

    H2Database() throws IOException, SQLException {
        this("m" + UUID.randomUUID().toString().replace("-", ""));
    }

    private H2Database(String name) throws IOException, SQLException {
        super(
                "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1",
                "wenshu",
                PASSWORD,
                server().getPort(),
                new Types("BLOB", "CLOB", "TIMESTAMP(6)"));
        this.name = name;
    }

    @Override
    String url() {
        return "jdbc:h2:tcp://127.0.0.1:" + gateway.port() + "/mem:" + name;
    }

    @Override
    String user() {
        return "wenshu";
    }

    @Override
    void countRevisions() {
        run("CREATE TRIGGER revisions BEFORE UPDATE ON invoices FOR EACH ROW CALL '" + Revisions.class.getName() + "'");
    }

    @Override
    public void close() throws IOException, SQLException {
        run("SHUTDOWN");
        gateway.close();
    }

    private static synchronized Server server() throws SQLException {
        Server running = SERVER.get("shared");
        if (running == null) {
            running = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon").start();
            SERVER.put("shared", running);
        }
        return running;
    }
}
