package dev.wenshu.samples.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.wenshu.kernel.HardenedXml;
import dev.wenshu.samples.inbox.InboxInvoices;
import dev.wenshu.samples.invoice.InvoiceFacts;
import dev.wenshu.samples.layout.BandLayout;
import dev.wenshu.samples.layout.DigitalFapiaoLayout;
import dev.wenshu.samples.layout.Wording;
import dev.wenshu.samples.page.Raster;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.junit.jupiter.api.Test;

class CarriersTest {
    private final InboxInvoices invoices = new InboxInvoices(1);

    @Test
    void hybridPdfEmbedsTheSameInvoice() throws IOException {
        // Given
        InvoiceFacts invoice = invoices.cables();

        // When
        byte[] pdf = FacturxPdf.write(new BandLayout(Wording.GERMAN, 0).pages(invoice), invoice);

        // Then
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDEmbeddedFilesNameTreeNode files =
                    document.getDocumentCatalog().getNames().getEmbeddedFiles();
            byte[] xml = Objects.requireNonNull(files.getNames().get("factur-x.xml"))
                    .getEmbeddedFile()
                    .toByteArray();
            assertThat(xml).isEqualTo(CiiInvoice.write(invoice));
            assertThat(document.getDocumentCatalog().getMetadata().toByteArray())
                    .asString(StandardCharsets.UTF_8)
                    .contains("<pdfaid:part>3</pdfaid:part>", "factur-x.xml");
        }
    }

    @Test
    void fapiaoPictureCarriesAReadableCode() throws ReaderException {
        // Given
        InvoiceFacts invoice = invoices.officeSupplies();

        // When
        BufferedImage page = Raster.of(new DigitalFapiaoLayout().pages(invoice).getFirst(), 200);

        // Then
        int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
        BinaryBitmap bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels)));
        assertThat(new QRCodeReader()
                        .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                        .getText())
                .startsWith("01,32,," + invoice.number() + "," + invoice.total() + ",20261012,");
    }

    @Test
    void scanIsAGreyPictureThatDiffersFromTheCleanPage() throws IOException {
        // Given
        BufferedImage page = Raster.of(
                new DigitalFapiaoLayout().pages(invoices.officeSupplies()).getFirst(), 72);

        // When
        BufferedImage scan =
                ImageIO.read(new ByteArrayInputStream(ScanNoise.flatbed(1.5, 1).jpeg(page)));

        // Then
        assertThat(scan.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
        assertThat(scan.getWidth()).isGreaterThan(page.getWidth());
    }

    @Test
    void markupInTextIsEscaped() {
        // Given
        byte[] xml = new Xml().open("a").leaf("b", "5 < 6 & \"7\"").close().bytes();

        // Then
        assertThat(HardenedXml.parse(new ByteArrayInputStream(xml))
                        .getDocumentElement()
                        .getTextContent()
                        .strip())
                .isEqualTo("5 < 6 & \"7\"");
    }
}
