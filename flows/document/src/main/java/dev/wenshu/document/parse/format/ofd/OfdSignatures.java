package dev.wenshu.document.parse.format.ofd;

import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.SignatureVerdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.w3c.dom.Element;

/**
 * Checks an OFD's signatures offline: the digest of each file they name, the seal's signature, who vouches for the signer.
 * What was signed last decides nothing more than the first: each must hold. Names of seal and signer become properties.
 */
final class OfdSignatures {
    private static final int MOST_SIGNATURES = 16;
    private static final int MOST_REFERENCES = 5_000;

    private final OfdPackage ofd;
    private final TrustAnchors anchors;
    private final DocumentSink sink;
    private final Map<String, String> properties;
    private final Set<String> covered = new HashSet<>();

    OfdSignatures(OfdPackage ofd, TrustAnchors anchors, DocumentSink sink, Map<String, String> properties) {
        this.ofd = ofd;
        this.anchors = anchors;
        this.sink = sink;
        this.properties = properties;
    }

    /** Checks those that the root names; none there give no finding. */
    void check(String rootPath, Element root) throws IOException {
        Optional<String> location = OfdPackage.text(root, "Signatures");
        if (location.isEmpty()) {
            return;
        }
        String listPath = OfdPackage.resolve(rootPath, location.get());
        Element list = ofd.xml(listPath).orElse(null);
        if (list == null) {
            // Named and left out, as templates of producers do it; whoever strips signatures can take the name out too.
            report(SignatureVerdict.UNCHECKED, "");
            return;
        }
        List<Element> signatures =
                OfdPackage.all(list, "Signature").limit(MOST_SIGNATURES + 1L).toList();
        SignatureVerdict worst =
                signatures.size() > MOST_SIGNATURES ? SignatureVerdict.UNCHECKED : SignatureVerdict.VALID;
        for (Element signature : signatures.subList(0, Math.min(signatures.size(), MOST_SIGNATURES))) {
            SignatureVerdict verdict = check(OfdPackage.resolve(listPath, signature.getAttribute("BaseLoc")));
            worst = worst.worse(verdict);
        }
        if (signatures.isEmpty()) {
            return;
        }
        if (worst != SignatureVerdict.BROKEN && !ofd.entries().stream().allMatch(this::isCovered)) {
            worst = SignatureVerdict.PARTIAL;
        }
        report(worst, properties.getOrDefault("signature.seal", ""));
    }

    private SignatureVerdict check(String path) throws IOException {
        byte[] bytes = ofd.bytes(path);
        Element description = bytes == null ? null : ofd.xml(path).orElse(null);
        if (bytes == null || description == null) {
            return SignatureVerdict.BROKEN;
        }
        SignatureVerdict files = files(path, description);
        Optional<String> location = OfdPackage.text(description, "SignedValue");
        byte[] value = location.isEmpty() ? null : ofd.bytes(OfdPackage.resolve(path, location.get()));
        if (files == SignatureVerdict.BROKEN || value == null) {
            return SignatureVerdict.BROKEN;
        }
        SignatureVerdict seal =
                SealParser.parse(value).map(signature -> seal(signature, bytes)).orElse(SignatureVerdict.UNCHECKED);
        return files.worse(seal);
    }

    private SignatureVerdict files(String path, Element description) throws IOException {
        String method = OfdPackage.all(description, "References")
                .map(references -> references.getAttribute("CheckMethod"))
                .findFirst()
                .orElse("");
        List<Element> references =
                OfdPackage.all(description, "Reference").limit(MOST_REFERENCES).toList();
        for (Element reference : references) {
            String file = OfdPackage.resolve(path, reference.getAttribute("FileRef"));
            try (InputStream content = ofd.open(file)) {
                if (content == null) {
                    return SignatureVerdict.BROKEN;
                }
                Optional<byte[]> digest = SignatureMath.digest(method.isBlank() ? "MD5" : method, content);
                if (digest.isEmpty()) {
                    return SignatureVerdict.UNCHECKED;
                }
                String stated = OfdPackage.text(reference, "CheckValue").orElse("");
                if (!Arrays.equals(digest.get(), base64(stated))) {
                    return SignatureVerdict.BROKEN;
                }
                covered.add(file.toLowerCase(Locale.ROOT));
            }
        }
        return references.isEmpty() ? SignatureVerdict.UNCHECKED : SignatureVerdict.VALID;
    }

    private SignatureVerdict seal(SealedSignature signature, byte[] description) {
        properties.putIfAbsent("signature.seal", signature.sealName());
        properties.putIfAbsent("signature.signer", commonName(signature.signer().getSubject()));
        if (signature.signedAt() != null) {
            properties.putIfAbsent("signature.time", signature.signedAt().toString());
        }
        Optional<Boolean> fits = SignatureMath.verify(
                signature.signer(), signature.algorithm(), signature.content(), signature.signature());
        SealedSignature.Seal made = signature.seal();
        Optional<Boolean> genuine =
                SignatureMath.verify(made.maker(), made.algorithm(), made.content(), made.signature());
        if (fits.isEmpty() || genuine.isEmpty()) {
            return SignatureVerdict.UNCHECKED;
        }
        if (!fits.get() || !genuine.get() || !signature.signerListed() || !describes(signature, description)) {
            return SignatureVerdict.BROKEN;
        }
        Instant at = signature.signedAt();
        return at != null && anchors.vouchFor(signature.signer(), at) && anchors.vouchFor(made.maker(), at)
                ? SignatureVerdict.VALID
                : SignatureVerdict.UNKNOWN_CA;
    }

    /** The digest has the algorithm that the signature has; SM2 has SM3. */
    private static boolean describes(SealedSignature signature, byte[] description) {
        String method = signature.algorithm().equals(SignatureMath.SM2_WITH_SM3)
                ? SignatureMath.SM3
                : signature.digest().length == 20 ? "SHA-1" : "SHA-256";
        try {
            return SignatureMath.digest(method, new ByteArrayInputStream(description))
                    .filter(digest -> Arrays.equals(digest, signature.digest()))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** What a person sees or a machine reads must be under a signature; other files may be added later. */
    private boolean isCovered(String entry) {
        String name = entry.toLowerCase(Locale.ROOT);
        boolean shown = name.endsWith(".xml")
                && (name.contains("/pages/") || name.contains("/tpls/") || name.contains("/attachs/"));
        return !shown || covered.contains(name);
    }

    private void report(SignatureVerdict verdict, String seal) throws IOException {
        properties.put("signature", verdict.name().toLowerCase(Locale.ROOT));
        verdict.report(sink, seal.isEmpty() ? "" : "Seal: " + seal + ".");
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String commonName(X500Name name) {
        return Arrays.stream(name.getRDNs(BCStyle.CN))
                .map(part -> part.getFirst().getValue().toString())
                .findFirst()
                .orElseGet(name::toString);
    }
}
