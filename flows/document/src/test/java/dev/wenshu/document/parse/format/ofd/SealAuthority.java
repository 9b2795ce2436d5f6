package dev.wenshu.document.parse.format.ofd;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** Makes SM2 keys and certificates for tests, and signs with them. */
final class SealAuthority {
    static final ASN1ObjectIdentifier SM2 = GMObjectIdentifiers.sm2sign_with_sm3;
    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final AlgorithmIdentifier ALGORITHM = new AlgorithmIdentifier(SM2);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final X500Name name;
    private final AsymmetricCipherKeyPair keys;

    SealAuthority(String name) {
        this.name = new X500Name("CN=" + name);
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        ECNamedDomainParameters curve = new ECNamedDomainParameters(
                GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1));
        generator.init(new ECKeyGenerationParameters(curve, RANDOM));
        keys = generator.generateKeyPair();
    }

    Certificate selfIssued() {
        return issue(this);
    }

    Certificate issue(SealAuthority holder) {
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(BigInteger.valueOf(RANDOM.nextInt(1, Integer.MAX_VALUE))));
        generator.setSignature(ALGORITHM);
        generator.setIssuer(name);
        generator.setSubject(holder.name);
        generator.setStartDate(new Time(Date.from(NOW.minus(1, ChronoUnit.DAYS))));
        generator.setEndDate(new Time(Date.from(NOW.plus(1, ChronoUnit.DAYS))));
        try {
            generator.setSubjectPublicKeyInfo(
                    SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(holder.keys.getPublic()));
            TBSCertificate content = generator.generateTBSCertificate();
            ASN1EncodableVector certificate = new ASN1EncodableVector();
            certificate.add(content);
            certificate.add(ALGORITHM);
            certificate.add(new DERBitString(sign(content.getEncoded(ASN1Encoding.DER))));
            return Certificate.getInstance(new DERSequence(certificate));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] sign(byte[] content) {
        SM2Signer signer = new SM2Signer();
        signer.init(true, new ParametersWithRandom(keys.getPrivate(), RANDOM));
        signer.update(content, 0, content.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException(e);
        }
    }
}
