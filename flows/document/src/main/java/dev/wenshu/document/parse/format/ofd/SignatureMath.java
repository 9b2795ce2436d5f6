package dev.wenshu.document.parse.format.ofd;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** Digests and signatures of OFD: SM3 and SM2 by Bouncy Castle's light API, the international ones by the platform. */
final class SignatureMath {
    static final String SM2_WITH_SM3 = "1.2.156.10197.1.501";
    static final String SM3 = "1.2.156.10197.1.401";
    private static final int BUFFER = 1 << 16;

    private SignatureMath() {}

    /** Whether a signature fits; empty where its algorithm is not known. */
    static Optional<Boolean> verify(Certificate signer, String algorithm, byte[] content, byte[] signature) {
        try {
            return Optional.of(
                    algorithm.equals(SM2_WITH_SM3)
                            ? verifySm2(signer.getSubjectPublicKeyInfo(), content, signature)
                            : verifyByPlatform(signer.getSubjectPublicKeyInfo(), algorithm, content, signature));
        } catch (NoSuchAlgorithmException e) {
            return Optional.empty();
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // A key or signature that cannot be used fits nothing.
            return Optional.of(false);
        }
    }

    /** Empty where the algorithm, by name or OID, is not known. */
    static Optional<byte[]> digest(String algorithm, InputStream content) throws IOException {
        String name = algorithm.strip().toUpperCase(Locale.ROOT).replace("_", "");
        byte[] buffer = new byte[BUFFER];
        if (name.equals(SM3) || name.equals("SM3")) {
            SM3Digest digest = new SM3Digest();
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            byte[] value = new byte[digest.getDigestSize()];
            digest.doFinal(value, 0);
            return Optional.of(value);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(name);
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return Optional.of(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            return Optional.empty();
        }
    }

    private static boolean verifySm2(SubjectPublicKeyInfo key, byte[] content, byte[] signature) throws IOException {
        AsymmetricKeyParameter parameters = PublicKeyFactory.createKey(key);
        SM2Signer signer = new SM2Signer();
        signer.init(false, parameters);
        signer.update(content, 0, content.length);
        return signer.verifySignature(signature);
    }

    private static boolean verifyByPlatform(
            SubjectPublicKeyInfo key, String algorithm, byte[] content, byte[] signature)
            throws GeneralSecurityException, IOException {
        Signature check = Signature.getInstance(algorithm);
        String keyAlgorithm = key.getAlgorithm().getAlgorithm().getId().startsWith("1.2.840.113549") ? "RSA" : "EC";
        PublicKey publicKey =
                KeyFactory.getInstance(keyAlgorithm).generatePublic(new X509EncodedKeySpec(key.getEncoded()));
        check.initVerify(publicKey);
        check.update(content);
        return check.verify(signature);
    }
}
