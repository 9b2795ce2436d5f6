package dev.wenshu.connector.http.callback;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Looks whether a callback takes connections, and whether its certificate is trusted, without a request. */
public final class CallbackProbe {
    private CallbackProbe() {}

    public static void look(Callback callback) {
        URI url = callback.url();
        boolean tls = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        int millis = Math.toIntExact(callback.timeout().toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), port), millis);
            socket.setSoTimeout(millis);
            if (tls) {
                shakeHands(socket, url.getHost(), port);
            }
        } catch (SSLException e) {
            throw new Fault(
                    FaultCategory.SETUP, "the certificate of callback " + callback.shown() + " is not trusted", e);
        } catch (IOException e) {
            throw new Fault(FaultCategory.EXTERNAL, "callback " + callback.shown() + " cannot be reached", e);
        }
    }

    private static void shakeHands(Socket socket, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (SSLSocket secure = (SSLSocket) factory.createSocket(socket, host, port, true)) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
        }
    }
}
