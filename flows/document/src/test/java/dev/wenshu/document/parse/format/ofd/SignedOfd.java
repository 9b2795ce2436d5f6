package dev.wenshu.document.parse.format.ofd;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.Certificate;

/** An OFD of one page under an electronic seal, GB/T 38540 or the older GM/T 0031. */
final class SignedOfd {
    private static final String NAMESPACE = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    SignedOfd() {
        put(
                "OFD.xml",
                "<ofd:OFD%s><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
                        + "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>");
        put(
                "Doc_0/Document.xml",
                "<ofd:Document%s><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox>"
                        + "</ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/>"
                        + "</ofd:Pages></ofd:Document>");
        put(
                "Doc_0/Pages/Page_0/Content.xml",
                "<ofd:Page%s><ofd:Content><ofd:Layer ID=\"2\"><ofd:TextObject ID=\"3\" Boundary=\"10 10 100 10\" Size=\"5\">"
                        + "<ofd:TextCode X=\"0\" Y=\"5\">价税合计 100.00</ofd:TextCode></ofd:TextObject></ofd:Layer>"
                        + "</ofd:Content></ofd:Page>");
    }

    SignedOfd put(String name, String xml) {
        entries.put(name, xml.replace("%s", NAMESPACE).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Changes what was signed. */
    SignedOfd tamper(String name, String from, String to) {
        String content = new String(Objects.requireNonNull(entries.get(name)), StandardCharsets.UTF_8);
        entries.put(name, content.replace(from, to).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    SignedOfd remove(String name) {
        entries.remove(name);
        return this;
    }

    SignedOfd sign(
            SealAuthority signer, Certificate signerCertificate, SealAuthority maker, Certificate makerCertificate)
            throws IOException {
        return signWithSealOf(signer, signerCertificate, signerCertificate, maker, makerCertificate);
    }

    /** @param listed the certificate that the seal may be used with */
    SignedOfd signWithSealOf(
            SealAuthority signer,
            Certificate signerCertificate,
            Certificate listed,
            SealAuthority maker,
            Certificate makerCertificate)
            throws IOException {
        byte[] description = describe();
        ASN1Encodable info = sealInfo(listed, false);
        DERSequence seal = new DERSequence(new ASN1Encodable[] {
            info,
            new DEROctetString(makerCertificate.getEncoded()),
            SealAuthority.SM2,
            new DERBitString(maker.sign(info.toASN1Primitive().getEncoded(ASN1Encoding.DER)))
        });
        DERSequence content = new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(4),
            seal,
            new DERGeneralizedTime(Date.from(SealAuthority.NOW)),
            new DERBitString(sm3(description)),
            new DERIA5String("/Doc_0/Signs/Sign_0/Signature.xml")
        });
        entries.put(
                "Doc_0/Signs/Sign_0/SignedValue.dat",
                new DERSequence(new ASN1Encodable[] {
                            content,
                            new DEROctetString(signerCertificate.getEncoded()),
                            SealAuthority.SM2,
                            new DERBitString(signer.sign(content.getEncoded(ASN1Encoding.DER)))
                        })
                        .getEncoded(ASN1Encoding.DER));
        return this;
    }

    SignedOfd signAsGmT0031(
            SealAuthority signer, Certificate signerCertificate, SealAuthority maker, Certificate makerCertificate)
            throws IOException {
        byte[] description = describe();
        ASN1Encodable info = sealInfo(signerCertificate, true);
        ASN1Encodable makerBytes = new DEROctetString(makerCertificate.getEncoded());
        byte[] vouched =
                new DERSequence(new ASN1Encodable[] {info, makerBytes, SealAuthority.SM2}).getEncoded(ASN1Encoding.DER);
        DERSequence seal = new DERSequence(new ASN1Encodable[] {
            info,
            new DERSequence(new ASN1Encodable[] {makerBytes, SealAuthority.SM2, new DERBitString(maker.sign(vouched))})
        });
        DERSequence content = new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(1),
            seal,
            new DERBitString(new DERUTCTime(Date.from(SealAuthority.NOW)).getEncoded()),
            new DERBitString(sm3(description)),
            new DERIA5String("/Doc_0/Signs/Sign_0/Signature.xml"),
            new DEROctetString(signerCertificate.getEncoded()),
            SealAuthority.SM2
        });
        entries.put(
                "Doc_0/Signs/Sign_0/SignedValue.dat",
                new DERSequence(new ASN1Encodable[] {
                            content, new DERBitString(signer.sign(content.getEncoded(ASN1Encoding.DER)))
                        })
                        .getEncoded(ASN1Encoding.DER));
        return this;
    }

    Path write(Path folder) throws IOException {
        Path file = folder.resolve("signed.ofd");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    /** Adds the list of signatures and the description of the one, which names the digest of every file. */
    private byte[] describe() throws IOException {
        StringBuilder references = new StringBuilder();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            references
                    .append("<ofd:Reference FileRef=\"/")
                    .append(entry.getKey())
                    .append("\"><ofd:CheckValue>")
                    .append(Base64.getEncoder().encodeToString(sm3(entry.getValue())))
                    .append("</ofd:CheckValue></ofd:Reference>");
        }
        put(
                "Doc_0/Signs/Signatures.xml",
                "<ofd:Signatures%s><ofd:Signature ID=\"1\" BaseLoc=\"Sign_0/Signature.xml\"/></ofd:Signatures>");
        put(
                "Doc_0/Signs/Sign_0/Signature.xml",
                "<ofd:Signature%s><ofd:SignedInfo><ofd:SignatureMethod>1.2.156.10197.1.501</ofd:SignatureMethod>"
                        + "<ofd:References CheckMethod=\"1.2.156.10197.1.401\">" + references
                        + "</ofd:References></ofd:SignedInfo><ofd:SignedValue>/Doc_0/Signs/Sign_0/SignedValue.dat"
                        + "</ofd:SignedValue></ofd:Signature>");
        return Objects.requireNonNull(entries.get("Doc_0/Signs/Sign_0/Signature.xml"));
    }

    private static ASN1Encodable sealInfo(Certificate signer, boolean old) throws IOException {
        DERSequence certificates = new DERSequence(new DEROctetString(signer.getEncoded()));
        Date now = Date.from(SealAuthority.NOW);
        DERUTF8String name = new DERUTF8String("发票专用章");
        DERSequence property = old
                ? new DERSequence(new ASN1Encodable[] {
                    new ASN1Integer(1),
                    name,
                    certificates,
                    new DERUTCTime(now),
                    new DERUTCTime(now),
                    new DERUTCTime(now)
                })
                : new DERSequence(new ASN1Encodable[] {
                    new ASN1Integer(1),
                    name,
                    new ASN1Integer(1),
                    certificates,
                    new DERGeneralizedTime(now),
                    new DERGeneralizedTime(now),
                    new DERGeneralizedTime(now)
                });
        DERSequence header = new DERSequence(
                new ASN1Encodable[] {new DERIA5String("ES"), new ASN1Integer(old ? 1 : 4), new DERIA5String("TEST")});
        DERSequence picture = new DERSequence(new ASN1Encodable[] {
            new DERIA5String("png"), new DEROctetString(new byte[1]), new ASN1Integer(30), new ASN1Integer(20)
        });
        return new DERSequence(new ASN1Encodable[] {header, new DERIA5String("1"), property, picture});
    }

    private static byte[] sm3(byte[] content) throws IOException {
        return SignatureMath.digest("SM3", new ByteArrayInputStream(content)).orElseThrow();
    }
}
