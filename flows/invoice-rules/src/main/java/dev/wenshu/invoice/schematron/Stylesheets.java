package dev.wenshu.invoice.schematron;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.wenshu.kernel.HardenedXml;
import java.io.IOException;
import java.io.InputStream;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;

/** Compiled rule sheets. One takes seconds to compile and tens of megabytes, so the ones last used are kept. */
final class Stylesheets {
    private final Processor processor = processor();
    private final Cache<String, XsltExecutable> compiled;

    Stylesheets(int kept) {
        compiled = Caffeine.newBuilder().maximumSize(kept).build();
    }

    /** All documents that sheets of this instance are to run on must be built by it. */
    BuildingContentHandler newTree() {
        try {
            return processor.newDocumentBuilder().newBuildingContentHandler();
        } catch (SaxonApiException e) {
            throw new IllegalStateException("no tree can be built", e);
        }
    }

    XsltExecutable get(RuleSheet sheet) {
        return compiled.get(sheet.resource(), this::compile);
    }

    private XsltExecutable compile(String resource) {
        try (InputStream xslt = Resources.open(resource)) {
            BuildingContentHandler tree = newTree();
            HardenedXml.parse(xslt, tree);
            XsltCompiler compiler = processor.newXsltCompiler();
            compiler.setErrorReporter(warning -> {});
            return compiler.compile(tree.getDocumentNode().asSource());
        } catch (IOException | SaxonApiException e) {
            throw new IllegalStateException("the rules " + resource + " cannot be compiled", e);
        }
    }

    /** Rules reach nothing but the document: no other file, no address, no Java method. */
    private static Processor processor() {
        Processor processor = new Processor(false);
        processor.setConfigurationProperty(Feature.ALLOWED_PROTOCOLS, "");
        processor.setConfigurationProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
        return processor;
    }
}
