package dev.wenshu.connector.jms;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A client that is not Artemis's own class, as another vendor's is. */
public final class OtherClient implements ConnectionFactory {
    private final ActiveMQConnectionFactory behind;

    public OtherClient(String url) {
        behind = new ActiveMQConnectionFactory(url);
    }

    @Override
    public Connection createConnection() throws JMSException {
        return behind.createConnection();
    }

    @Override
    public Connection createConnection(String user, String password) throws JMSException {
        return behind.createConnection(user, password);
    }

    @Override
    public JMSContext createContext() {
        return behind.createContext();
    }

    @Override
    public JMSContext createContext(String user, String password) {
        return behind.createContext(user, password);
    }

    @Override
    public JMSContext createContext(String user, String password, int mode) {
        return behind.createContext(user, password, mode);
    }

    @Override
    public JMSContext createContext(int mode) {
        return behind.createContext(mode);
    }
}
