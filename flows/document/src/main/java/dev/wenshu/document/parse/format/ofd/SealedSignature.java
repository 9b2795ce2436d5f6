package dev.wenshu.document.parse.format.ofd;

import java.time.Instant;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;

/**
 * An electronic seal's signature, GB/T 38540 or GM/T 0031.
 *
 * @param sealName of the seal, as its maker states it
 * @param signedAt by the signer's own account; null where it cannot be read
 * @param digest of the signature's description
 * @param signer certificate of whoever signed
 * @param algorithm OID by which it is signed
 * @param content what is signed
 * @param signature over the content
 * @param seal what its maker signed, with that signature
 * @param signerListed whether the seal may be used by this signer
 */
record SealedSignature(
        String sealName,
        @Nullable Instant signedAt,
        byte[] digest,
        Certificate signer,
        String algorithm,
        byte[] content,
        byte[] signature,
        Seal seal,
        boolean signerListed) {
    @Override
    public String toString() {
        return "SealedSignature[algorithm=" + algorithm + "]";
    }

    /** What the maker of the seal vouches for. */
    record Seal(Certificate maker, String algorithm, byte[] content, byte[] signature) {
        @Override
        public String toString() {
            return "Seal[algorithm=" + algorithm + "]";
        }
    }
}
