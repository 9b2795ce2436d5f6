package dev.wenshu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

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

    @Test
    void handsEventsToHandler() {
        List<String> names = new ArrayList<>();

        HardenedXml.parse(stream("<a><b/></a>"), new DefaultHandler() {
            @Override
            public void startElement(String uri, String local, String qualified, Attributes attributes) {
                names.add(local);
            }
        });

        assertThat(names).containsExactly("a", "b");
    }

    @Test
    void refusesDocumentTypeBeforeAnyElementReachesHandler() {
        assertThatThrownBy(() -> HardenedXml.parse(
                        stream("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>"),
                        new DefaultHandler()))
                .isInstanceOf(Fault.class)
                .extracting(thrown -> ((Fault) thrown).category())
                .isEqualTo(FaultCategory.INPUT);
    }

    private static InputStream stream(String xml) {
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }
}
