package dev.wenshu.document.parse;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** CMS envelopes signed with a key that a test makes for itself. */
final class Envelopes {
    private static final Instant MADE = Instant.parse("2024-01-01T00:00:00Z");
    private static final X500Name SIGNER = new X500Name("CN=Made Up");

    private Envelopes() {}

    /**
     * Signs a content.
     *
     * @param enclosed whether the envelope holds the content too
     */
    static byte[] signed(byte[] content, boolean enclosed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            ContentSigner signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
            X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(
                            SIGNER,
                            BigInteger.ONE,
                            Date.from(MADE),
                            Date.from(MADE.plusSeconds(1_000_000_000)),
                            SIGNER,
                            keys.getPublic())
                    .build(signer);
            CMSSignedDataGenerator envelope = new CMSSignedDataGenerator();
            envelope.addSignerInfoGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", keys.getPrivate(), certificate));
            envelope.addCertificates(new JcaCertStore(List.of(certificate)));
            return envelope.generate(new CMSProcessableByteArray(content), enclosed)
                    .getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | CMSException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
