package dev.wenshu.document.parse.format.ofd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.parse.format.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class OfdSignaturesTest {
    private static final String PAGE = "Doc_0/Pages/Page_0/Content.xml";

    private final SealAuthority root = new SealAuthority("Test Root");
    private final SealAuthority maker = new SealAuthority("Test Seal Maker");
    private final SealAuthority signer = new SealAuthority("Test Signer");
    private final Certificate rootCertificate = root.selfIssued();
    private final Certificate makerCertificate = root.issue(maker);
    private final Certificate signerCertificate = root.issue(signer);
    private final Map<String, String> properties = new HashMap<>();

    @TempDir
    Path folder;

    @Test
    void signatureUnderATrustedAuthorityIsValid() throws IOException {
        // Given
        Path file = signed().write(folder);

        // When
        List<String> codes = check(file, new TrustAnchors(List.of(rootCertificate)));

        // Then
        assertThat(codes).containsExactly("SIGNATURE_VALID");
        assertThat(properties)
                .containsEntry("signature.seal", "发票专用章")
                .containsEntry("signature.signer", "Test Signer")
                .containsEntry("signature.time", "2026-03-01T08:00:00Z");
    }

    @Test
    void olderSealStandardIsReadToo() throws IOException {
        // Given
        Path file = new SignedOfd()
                .signAsGmT0031(signer, signerCertificate, maker, makerCertificate)
                .write(folder);

        // When
        List<String> codes = check(file, new TrustAnchors(List.of(rootCertificate)));

        // Then
        assertThat(codes).containsExactly("SIGNATURE_VALID");
    }

    @Test
    void signatureWithoutATrustedAuthorityInforms() throws IOException {
        // Given
        Path file = signed().write(folder);

        // When
        List<String> codes = check(file, new TrustAnchors(List.of(new SealAuthority("Test Root").selfIssued())));

        // Then
        assertThat(codes).containsExactly("SIGNATURE_UNKNOWN_CA");
    }

    @Test
    void changedPageBreaksTheSignature() throws IOException {
        // Given
        Path file = signed().tamper(PAGE, "100.00", "900.00").write(folder);

        // When
        List<String> codes = check(file, new TrustAnchors(List.of(rootCertificate)));

        // Then
        assertThat(codes).containsExactly("SIGNATURE_BROKEN");
    }

    @Test
    void changedPageWithNewDigestBreaksTheSignature() throws IOException {
        // Given
        Path other = new SignedOfd()
                .tamper(PAGE, "100.00", "900.00")
                .sign(new SealAuthority("Forger"), signerCertificate, maker, makerCertificate)
                .write(folder);

        // When
        List<String> codes = check(other, new TrustAnchors(List.of(rootCertificate)));

        // Then
        assertThat(codes).containsExactly("SIGNATURE_BROKEN");
    }

    @Test
    void removedFileBreaksTheSignature() throws IOException {
        // Given
        Path file = signed().remove(PAGE).write(folder);

        // When
        List<String> codes = check(file, new TrustAnchors(List.of(rootCertificate)));

        // Then
        assertThat(codes).containsExactly("SIGNATURE_BROKEN");
    }

    @Test
    void signerThatTheSealDoesNotListBreaksTheSignature() throws IOException {
        // Given
        SealAuthority other = new SealAuthority("Other");
        Path file = new SignedOfd()
                .signWithSealOf(other, root.issue(other), signerCertificate, maker, makerCertificate)
                .write(folder);

        // When
        List<String> codes = check(file, new TrustAnchors(List.of(rootCertificate)));

        // Then
        assertThat(codes).containsExactly("SIGNATURE_BROKEN");
    }

    @Test
    void pageAddedAfterSigningIsReported() throws IOException {
        // Given
        Path file =
                signed().put("Doc_0/Pages/Page_9/Content.xml", "<ofd:Page%s/>").write(folder);

        // When
        List<String> codes = check(file, new TrustAnchors(List.of(rootCertificate)));

        // Then
        assertThat(codes).containsExactly("SIGNATURE_PARTIAL");
    }

    @Test
    void signedValueOfAnotherKindIsUnchecked() throws IOException {
        // Given
        Path file =
                signed().put("Doc_0/Signs/Sign_0/SignedValue.dat", "not ASN.1").write(folder);

        // When
        List<String> codes = check(file, new TrustAnchors(List.of(rootCertificate)));

        // Then
        assertThat(codes).containsExactly("SIGNATURE_UNCHECKED");
    }

    @Test
    void signaturesThatAreNamedAndLeftOutAreUnchecked() throws IOException {
        // Given
        Path file = new SignedOfd().write(folder);

        // When
        List<String> codes = check(file, new TrustAnchors(List.of()));

        // Then
        assertThat(codes).containsExactly("SIGNATURE_UNCHECKED");
    }

    @Test
    void unsignedDocumentHasNoFinding() throws IOException {
        // Given
        Path file = new SignedOfd()
                .tamper("OFD.xml", "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>", "")
                .write(folder);

        // When
        List<String> codes = check(file, new TrustAnchors(List.of()));

        // Then
        assertThat(codes).isEmpty();
    }

    @Test
    void anchorsAreReadFromAFolderInEitherEncoding() throws IOException {
        // Given
        Path anchors = Files.createDirectory(folder.resolve("anchors"));
        Files.write(
                anchors.resolve("a.cer"),
                new SealAuthority("Other").selfIssued().getEncoded());
        Files.writeString(
                anchors.resolve("b.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(rootCertificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        Files.write(anchors.resolve("note.txt"), "0 not a certificate".getBytes(StandardCharsets.US_ASCII));

        // When
        List<String> codes = check(signed().write(folder), TrustAnchors.in(anchors));

        // Then
        assertThat(codes).containsExactly("SIGNATURE_VALID");
    }

    private SignedOfd signed() throws IOException {
        return new SignedOfd().sign(signer, signerCertificate, maker, makerCertificate);
    }

    private List<String> check(Path file, TrustAnchors anchors) throws IOException {
        RecordingSink sink = new RecordingSink();
        try (OfdPackage ofd = new OfdPackage(new Source(file, "signed.ofd", "application/ofd"), sink)) {
            Optional<Element> rootElement = ofd.xml("OFD.xml");
            new OfdSignatures(ofd, anchors, sink, properties).check("OFD.xml", rootElement.orElseThrow());
        }
        return sink.codes();
    }
}
