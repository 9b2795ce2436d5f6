package dev.wenshu.document.parse.format.ofd;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;

/** The certificates of authorities that the installation trusts, intermediate ones among them. */
public final class TrustAnchors {
    /** Names the folder of certificates, DER or PEM, to a parsing worker. */
    static final String SETTING = "wenshu.parser.trusted-certificates";

    private static final System.Logger LOG = System.getLogger(TrustAnchors.class.getName());
    private static final int MOST = 1_000;
    private static final int LARGEST = 1 << 20;
    private static final int LONGEST_CHAIN = 8;

    private final List<Certificate> certificates;

    TrustAnchors(List<Certificate> certificates) {
        this.certificates = List.copyOf(certificates);
    }

    /** Those of the folder that the worker's command line names. */
    public static TrustAnchors configured() {
        return Configured.ANCHORS;
    }

    /** A file that holds no certificate is left out. */
    static TrustAnchors in(Path folder) {
        List<Certificate> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(Files::isRegularFile).sorted().limit(MOST).toList()) {
                if (Files.size(file) <= LARGEST) {
                    found.addAll(certificates(Files.readAllBytes(file)));
                }
            }
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "trusted certificates cannot be read: {0}",
                    e.getClass().getSimpleName());
        }
        return new TrustAnchors(found);
    }

    /** Whether a chain of valid certificates leads from here to one that is trusted. */
    public boolean vouchFor(Certificate certificate, Instant at) {
        Certificate holder = certificate;
        for (int link = 0; link < LONGEST_CHAIN; link++) {
            if (!isValid(holder, at)) {
                return false;
            }
            if (isTrusted(holder)) {
                return true;
            }
            Certificate issuer = issuer(holder);
            if (issuer == null) {
                return false;
            }
            holder = issuer;
        }
        return false;
    }

    private @Nullable Certificate issuer(Certificate of) {
        return certificates.stream()
                .filter(candidate -> candidate.getSubject().equals(of.getIssuer()) && signed(candidate, of))
                .findFirst()
                .orElse(null);
    }

    private boolean isTrusted(Certificate certificate) {
        return certificates.stream().anyMatch(certificate::equals);
    }

    private static boolean isValid(Certificate certificate, Instant at) {
        return !at.isBefore(certificate.getStartDate().getDate().toInstant())
                && !at.isAfter(certificate.getEndDate().getDate().toInstant());
    }

    private static boolean signed(Certificate issuer, Certificate certificate) {
        try {
            return SignatureMath.verify(
                            issuer,
                            certificate.getSignatureAlgorithm().getAlgorithm().getId(),
                            certificate.getTBSCertificate().getEncoded(ASN1Encoding.DER),
                            certificate.getSignature().getOctets())
                    .orElse(false);
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Certificate> certificates(byte[] bytes) throws IOException {
        try {
            if (bytes.length > 0 && bytes[0] == '0') {
                return List.of(Certificate.getInstance(bytes));
            }
            List<Certificate> found = new ArrayList<>();
            try (PemReader pem =
                    new PemReader(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.US_ASCII))) {
                for (PemObject object = pem.readPemObject(); object != null; object = pem.readPemObject()) {
                    found.add(Certificate.getInstance(object.getContent()));
                }
            }
            return found;
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "a file among the trusted certificates holds none");
            return List.of();
        }
    }

    /** Read once a worker, when the first signed document needs them. */
    private static final class Configured {
        static final TrustAnchors ANCHORS = Stream.of(System.getProperty(SETTING, ""))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> in(Path.of(folder)))
                .findFirst()
                .orElseGet(() -> new TrustAnchors(List.of()));
    }
}
