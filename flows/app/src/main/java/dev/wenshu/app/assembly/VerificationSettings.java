package dev.wenshu.app.assembly;

import dev.wenshu.document.extract.FieldExtractor;
import dev.wenshu.invoice.verify.HttpInvoiceVerifier;
import dev.wenshu.invoice.verify.VerifyingExtractor;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Which service says whether a fapiao exists as it was read, see {@code flows/invoice/README.md}. */
@ConfigMapping(prefix = "wenshu.verification")
public interface VerificationSettings {
    /** {@code https://…}; absent means that nothing is asked and nothing leaves the house. */
    Optional<URI> url();

    /** Environment variable that holds the key, which is sent as bearer token. */
    Optional<String> keyEnvironment();

    /** Longest time of one call. */
    @WithDefault("PT10S")
    Duration timeout();

    /** Calls at the same time. */
    @WithDefault("2")
    int calls();

    /** Try a document again while the service is away, rather than give it to a person. */
    @WithDefault("false")
    boolean retry();

    /** The extractor itself where no service is set. */
    default FieldExtractor verifying(FieldExtractor extractor) {
        return url().<FieldExtractor>map(url -> new VerifyingExtractor(
                        extractor, new HttpInvoiceVerifier(url, key(), timeout(), calls()), retry()))
                .orElse(extractor);
    }

    private String key() {
        return keyEnvironment()
                .map(name -> Optional.ofNullable(System.getenv(name))
                        .orElseThrow(() -> new Fault(
                                FaultCategory.SETUP,
                                "The environment variable " + name
                                        + ", which wenshu.verification.key-environment names, is not set")))
                .orElse("");
    }
}
