package dev.wenshu.app.assembly;

import dev.wenshu.document.parse.ParseConfig;
import dev.wenshu.document.parse.wire.ConfirmText;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How documents are parsed, see {@code flows/document/README.md}. */
@ConfigMapping(prefix = "wenshu.parser")
public interface ParserSettings {
    /** Where parsing writes what it needs for a while; absent means a folder of the process in the system's own. */
    Optional<Path> workFolder();

    /** Worker processes; absent means one a processor, at least two. */
    OptionalInt workers();

    @WithDefault("256")
    int heapMebibytes();

    @WithDefault("PT60S")
    Duration frameTimeout();

    @WithDefault("PT5M")
    Duration documentTimeout();

    /** Of which pages with a text layer a picture is kept, by which recognition confirms what an invoice's key fields state. */
    @WithDefault("suspicious")
    ConfirmText confirmText();

    /** Folder of certificates, DER or PEM, by which signers of OFD documents are trusted; absent means none is. */
    Optional<Path> trustedCertificates();

    /** Ahead-of-time cache that makes workers start faster. */
    Optional<Path> aotCache();

    /** Makes such a cache; for the start script. */
    Optional<Path> aotCacheOutput();

    /** With the number of workers where the setting leaves it open. */
    default ParseConfig toConfig(Path workFolder, int wantedWorkers) {
        ParseConfig defaults = ParseConfig.defaults(workFolder);
        return new ParseConfig(
                workFolder,
                aotCacheOutput().isPresent() ? 1 : workers().orElse(Math.max(2, wantedWorkers)),
                heapMebibytes(),
                frameTimeout(),
                documentTimeout(),
                defaults.acquireTimeout(),
                defaults.recycleDocuments(),
                defaults.recycleBytes(),
                defaults.networkNamespace(),
                jvmArguments(),
                confirmText(),
                defaults.limits());
    }

    private List<String> jvmArguments() {
        List<String> arguments = new ArrayList<>();
        trustedCertificates()
                .ifPresent(folder -> arguments.add("-Dwenshu.parser.trusted-certificates=" + folder.toAbsolutePath()));
        aotCacheOutput().ifPresent(cache -> arguments.add("-XX:AOTCacheOutput=" + cache));
        aotCache().ifPresent(cache -> {
            arguments.add("-XX:AOTCache=" + cache);
            arguments.add("-Xlog:aot*=off");
            arguments.add("-Xlog:cds=off");
        });
        return arguments;
    }
}
