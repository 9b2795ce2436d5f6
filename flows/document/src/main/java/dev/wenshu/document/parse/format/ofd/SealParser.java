package dev.wenshu.document.parse.format.ofd;

import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;

/**
 * Reads SignedValue.dat. The two standards differ in where certificate and algorithm stand: GM/T 0031 puts them inside what is
 * signed, GB/T 38540 beside it.
 */
final class SealParser {
    private static final int SEAL_INFO = 0;
    private static final int PROPERTY = 2;
    private static final int PROPERTY_NAME = 1;
    private static final int OLD_CERTIFICATES = 2;
    private static final int NEW_CERTIFICATES = 3;
    private static final int NEW_PROPERTY_SIZE = 7;

    private SealParser() {}

    /** Empty where it is no seal's signature, as for a signature without a seal. */
    static Optional<SealedSignature> parse(byte[] bytes) {
        try {
            ASN1Sequence all = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(bytes));
            return Optional.of(all.size() == 2 ? old(all) : current(all));
        } catch (IOException | RuntimeException e) {
            // Whatever is wrong with it, it is not a signature that could be checked.
            return Optional.empty();
        }
    }

    private static SealedSignature current(ASN1Sequence all) throws IOException {
        ASN1Sequence content = sequence(all, 0);
        ASN1Sequence seal = sequence(content, 1);
        byte[] signer = octets(all.getObjectAt(1));
        return new SealedSignature(
                name(seal),
                time(content.getObjectAt(2)),
                bits(content.getObjectAt(3)),
                Certificate.getInstance(signer),
                oid(all.getObjectAt(2)),
                content.getEncoded(ASN1Encoding.DER),
                bits(all.getObjectAt(3)),
                new SealedSignature.Seal(
                        Certificate.getInstance(octets(seal.getObjectAt(1))),
                        oid(seal.getObjectAt(2)),
                        seal.getObjectAt(SEAL_INFO).toASN1Primitive().getEncoded(ASN1Encoding.DER),
                        bits(seal.getObjectAt(3))),
                isListed(seal, signer));
    }

    private static SealedSignature old(ASN1Sequence all) throws IOException {
        ASN1Sequence content = sequence(all, 0);
        ASN1Sequence seal = sequence(content, 1);
        ASN1Sequence sealSigned = sequence(seal, 1);
        byte[] signer = octets(content.getObjectAt(5));
        ASN1Encodable[] vouched = {seal.getObjectAt(SEAL_INFO), sealSigned.getObjectAt(0), sealSigned.getObjectAt(1)};
        return new SealedSignature(
                name(seal),
                time(content.getObjectAt(2)),
                bits(content.getObjectAt(3)),
                Certificate.getInstance(signer),
                oid(content.getObjectAt(6)),
                content.getEncoded(ASN1Encoding.DER),
                bits(all.getObjectAt(1)),
                new SealedSignature.Seal(
                        Certificate.getInstance(octets(sealSigned.getObjectAt(0))),
                        oid(sealSigned.getObjectAt(1)),
                        new DERSequence(vouched).getEncoded(ASN1Encoding.DER),
                        bits(sealSigned.getObjectAt(2))),
                isListed(seal, signer));
    }

    private static ASN1Sequence property(ASN1Sequence seal) {
        return sequence(sequence(seal, SEAL_INFO), PROPERTY);
    }

    private static String name(ASN1Sequence seal) {
        return ASN1Sequence.getInstance(property(seal)).getObjectAt(PROPERTY_NAME) instanceof ASN1String name
                ? name.getString()
                : "";
    }

    /** A list of digests, which GB/T 38540 allows instead of certificates, is taken as it is. */
    private static boolean isListed(ASN1Sequence seal, byte[] signer) {
        ASN1Sequence property = property(seal);
        boolean current = property.size() >= NEW_PROPERTY_SIZE;
        ASN1Sequence list = sequence(property, current ? NEW_CERTIFICATES : OLD_CERTIFICATES);
        for (ASN1Encodable listed : list) {
            if (!(listed.toASN1Primitive() instanceof ASN1OctetString certificate)
                    || Arrays.equals(certificate.getOctets(), signer)) {
                return true;
            }
        }
        return false;
    }

    private static ASN1Sequence sequence(ASN1Sequence parent, int index) {
        return ASN1Sequence.getInstance(parent.getObjectAt(index));
    }

    private static byte[] octets(ASN1Encodable value) {
        return ASN1OctetString.getInstance(value).getOctets();
    }

    private static byte[] bits(ASN1Encodable value) {
        return ASN1BitString.getInstance(value).getOctets();
    }

    private static String oid(ASN1Encodable value) {
        return ASN1ObjectIdentifier.getInstance(value).getId();
    }

    /** GM/T 0031 wraps the time in a bit string, where it may also be a token of a time authority. */
    private static @Nullable Instant time(ASN1Encodable value) throws IOException {
        ASN1Primitive primitive = value.toASN1Primitive();
        if (primitive instanceof ASN1BitString wrapped) {
            primitive = ASN1Primitive.fromByteArray(wrapped.getOctets());
        }
        try {
            return switch (primitive) {
                case ASN1GeneralizedTime time -> time.getDate().toInstant();
                case ASN1UTCTime time -> time.getDate().toInstant();
                default -> null;
            };
        } catch (ParseException e) {
            return null;
        }
    }
}
