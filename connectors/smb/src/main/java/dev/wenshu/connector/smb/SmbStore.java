package dev.wenshu.connector.smb;

import com.hierynomus.mssmb2.SMBApiException;
import com.hierynomus.protocol.commons.socket.ProxySocketFactory;
import com.hierynomus.smbj.SMBClient;
import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.common.SMBRuntimeException;
import com.hierynomus.smbj.session.SMB2GuestSigningRequiredException;
import com.hierynomus.smbj.session.Session;
import com.hierynomus.smbj.share.DiskShare;
import dev.wenshu.connector.files.FileSession;
import dev.wenshu.connector.files.FileStore;
import dev.wenshu.connector.smb.SmbConfig.Share;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A share, or a folder in it. Each connection is a client of its own, so that nothing is shared or kept. */
record SmbStore(String source, String folder, Share share, boolean encrypt) implements FileStore {
    @Override
    public FileSession open() {
        String password = SmbSettings.password(share).read().orElse("");
        SMBClient client = new SMBClient(config());
        try {
            Session session = login(client, password);
            if (!(session.connectShare(share.share()) instanceof DiskShare disk)) {
                throw new Fault(FaultCategory.SETUP, source + " is a printer or a pipe, no share of files");
            }
            return new SmbSession(new RemoteFolder(source, folder, disk), client::close);
        } catch (SMBApiException e) {
            client.close();
            throw SmbFaults.login(source, e);
        } catch (SMB2GuestSigningRequiredException e) {
            client.close();
            throw guest();
        } catch (SMBRuntimeException | IOException e) {
            client.close();
            throw SmbFaults.broken("connecting to " + source, e);
        } catch (Fault fault) {
            client.close();
            throw fault;
        }
    }

    private Session login(SMBClient client, String password) throws IOException {
        Session session = client.connect(share.host(), share.port())
                .authenticate(new AuthenticationContext(
                        share.user(), password.toCharArray(), share.domain().orElse("")));
        if (session.isGuest() || session.isAnonymous()) {
            throw guest();
        }
        if (encrypt && !session.shouldEncryptData()) {
            throw new Fault(
                    FaultCategory.SETUP,
                    source + ": the server cannot encrypt. Update it, or set encrypt=false to send content as it is");
        }
        return session;
    }

    private Fault guest() {
        return new Fault(
                FaultCategory.SETUP,
                source + ": the server takes this user for a guest, as it does not know the user or the password");
    }

    private com.hierynomus.smbj.SmbConfig config() {
        return com.hierynomus.smbj.SmbConfig.builder()
                .withSocketFactory(new ProxySocketFactory(
                        Math.toIntExact(share.connectTimeout().toMillis())))
                .withTimeout(share.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .withSigningRequired(true)
                .withEncryptData(encrypt)
                // A referral would lead to a server that the settings do not name.
                .withDfsEnabled(false)
                .build();
    }

    @Override
    public String toString() {
        return "SmbStore[" + source + "]";
    }
}
