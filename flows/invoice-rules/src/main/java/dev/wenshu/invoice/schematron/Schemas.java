package dev.wenshu.invoice.schematron;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.SAXException;

/**
 * UBL 2.1 and CII D16B. Schemas refer to each other by relative paths, which are answered from the class path and from nowhere
 * else; what a document says of the location of its schema is never followed.
 */
final class Schemas {
    private static final String SCHEME = "artefact";
    private static final List<String> UBL = List.of(
            "schemas/CCTS_CCT_SchemaModule.xsd",
            "schemas/xmldsig-core-schema.xsd",
            "schemas/XAdES01903v132-201601.xsd",
            "schemas/XAdES01903v141-201601.xsd",
            "external/schemas/ubl21/maindoc/UBL-Invoice-2.1.xsd",
            "external/schemas/ubl21/maindoc/UBL-CreditNote-2.1.xsd");
    private static final List<String> CII =
            List.of("external/schemas/d16b/data/standard/CrossIndustryInvoice_100pD16B.xsd");

    private final Supplier<Schema> ubl = new Once<>(() -> read(UBL));
    private final Supplier<Schema> cii = new Once<>(() -> read(CII));

    ValidatorHandler validator(Syntax syntax) {
        ValidatorHandler handler = (syntax.isUbl() ? ubl : cii).get().newValidatorHandler();
        handler.setResourceResolver((type, namespace, publicId, systemId, baseUri) -> emptyInput());
        return handler;
    }

    private static Schema read(List<String> names) {
        List<InputStream> open = new ArrayList<>();
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, SCHEME);
            factory.setResourceResolver(new Shipped());
            List<Source> sources = new ArrayList<>();
            for (String name : names) {
                InputStream stream = Resources.open(name);
                open.add(stream);
                sources.add(new StreamSource(stream, SCHEME + ":/" + name));
            }
            return factory.newSchema(sources.toArray(Source[]::new));
        } catch (SAXException | IOException e) {
            throw new IllegalStateException("the shipped schemas cannot be read", e);
        } finally {
            for (InputStream stream : open) {
                close(stream);
            }
        }
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw new IllegalStateException("the shipped schemas cannot be closed", e);
        }
    }

    private static LSInput emptyInput() {
        try {
            LSInput input = ((DOMImplementationLS)
                            DOMImplementationRegistry.newInstance().getDOMImplementation("LS"))
                    .createLSInput();
            input.setStringData("");
            return input;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the JDK lacks its XML input", e);
        }
    }

    /** Answers from the class path. */
    private static final class Shipped implements LSResourceResolver {
        @Override
        public @Nullable LSInput resolveResource(
                String type,
                @Nullable String namespace,
                @Nullable String publicId,
                @Nullable String systemId,
                @Nullable String baseUri) {
            if (systemId == null || baseUri == null) {
                return null;
            }
            URI at = URI.create(baseUri).resolve(systemId);
            LSInput input = emptyInput();
            try {
                input.setStringData(null);
                input.setByteStream(Resources.open(at.getPath().substring(1)));
            } catch (IOException e) {
                throw new IllegalStateException("the shipped schemas refer to what is not shipped", e);
            }
            input.setSystemId(at.toString());
            input.setBaseURI(at.toString());
            return input;
        }
    }
}
