package dev.wenshu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HardenedXmlTest {
    @Test
    void readsNamespacedXml() {
        assertThat(HardenedXml.parse(stream("<a xmlns='urn:x'><b/></a>"))
                        .getDocumentElement()
                        .getNamespaceURI())
                .isEqualTo("urn:x");
    }

    @Test
    void refusesDocumentTypeAsInputFault() {
        assertThatThrownBy(() ->
                        HardenedXml.parse(stream("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>")))
                .isInstanceOf(Fault.class)
                .extracting(thrown -> ((Fault) thrown).category())
                .isEqualTo(FaultCategory.INPUT);
    }

    @Test
    void refusesMalformedXmlAsInputFault() {
        assertThatThrownBy(() -> HardenedXml.parse(stream("<a>")))
                .isInstanceOf(Fault.class)
                .extracting(thrown -> ((Fault) thrown).category())
                .isEqualTo(FaultCategory.INPUT);
    }

    private static InputStream stream(String xml) {
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }
}
