package dev.wenshu.document.parse.format.signed;

import dev.wenshu.document.parse.format.SignatureVerdict;
import dev.wenshu.document.parse.format.ofd.TrustAnchors;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/** Checks the signatures of a CMS envelope against the certificates in it, offline; revocation is not asked for. */
final class CmsSignatures {
    private static final int MOST = 16;

    private CmsSignatures() {}

    /** The worst of all its signatures. */
    static SignatureVerdict check(CMSSignedData envelope) {
        List<SignerInformation> signers = List.copyOf(envelope.getSignerInfos().getSigners());
        if (signers.isEmpty() || signers.size() > MOST) {
            return SignatureVerdict.UNCHECKED;
        }
        SignatureVerdict worst = SignatureVerdict.VALID;
        for (SignerInformation signer : signers) {
            @SuppressWarnings("unchecked") // the store takes any selector of certificates
            Collection<X509CertificateHolder> certificates =
                    envelope.getCertificates().getMatches(signer.getSID());
            worst = worst.worse(
                    certificates.isEmpty()
                            ? SignatureVerdict.UNCHECKED
                            : check(signer, certificates.iterator().next()));
        }
        return worst;
    }

    private static SignatureVerdict check(SignerInformation signer, X509CertificateHolder certificate) {
        try {
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate))) {
                return SignatureVerdict.BROKEN;
            }
        } catch (OperatorCreationException e) {
            return SignatureVerdict.UNCHECKED;
        } catch (CMSException e) {
            // An algorithm that the platform lacks, or a signature that fits nothing.
            return e.getCause() instanceof OperatorCreationException
                    ? SignatureVerdict.UNCHECKED
                    : SignatureVerdict.BROKEN;
        } catch (java.security.cert.CertificateException | RuntimeException e) {
            return SignatureVerdict.BROKEN;
        }
        Instant at = signedAt(signer);
        return at != null && TrustAnchors.configured().vouchFor(certificate.toASN1Structure(), at)
                ? SignatureVerdict.VALID
                : SignatureVerdict.UNKNOWN_CA;
    }

    private static @Nullable Instant signedAt(SignerInformation signer) {
        AttributeTable attributes = signer.getSignedAttributes();
        Attribute time = attributes == null ? null : attributes.get(CMSAttributes.signingTime);
        if (time == null || time.getAttrValues().size() == 0) {
            return null;
        }
        Date date = Time.getInstance(time.getAttrValues().getObjectAt(0)).getDate();
        return date.toInstant();
    }
}
