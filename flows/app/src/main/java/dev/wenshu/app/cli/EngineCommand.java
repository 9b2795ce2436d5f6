package dev.wenshu.app.cli;

import dev.wenshu.app.assembly.CommandSettings;
import dev.wenshu.app.models.engine.EngineFolders;
import dev.wenshu.app.models.engine.EngineFolders.InstalledEngine;
import dev.wenshu.app.models.engine.EngineInstall;
import dev.wenshu.app.models.engine.EngineVariant;
import dev.wenshu.inference.llamacpp.LlamaLibraryFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wenshu engine}: the native libraries that run models on this machine. */
@Command(
        name = "engine",
        resourceBundle = Messages.BUNDLE,
        mixinStandardHelpOptions = true,
        subcommands = {EngineCommand.Install.class, EngineCommand.ListInstalled.class, EngineCommand.Remove.class})
final class EngineCommand implements Callable<Integer> {
    private static final String LIBRARY_SETTING = LlamaLibraryFolder.SETTING;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCodes.USAGE;
    }

    private static EngineFolders folders(@Nullable Path dir) {
        return dir == null ? EngineFolders.ofThisUser() : EngineFolders.at(dir);
    }

    @Command(name = "install", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
    static final class Install implements Callable<Integer> {
        @Parameters(paramLabel = "ENGINE", descriptionKey = "engine.name")
        private Engine engine;

        @ArgGroup(exclusive = true, multiplicity = "0..1")
        private @Nullable Variant variant;

        @Option(names = "--dir", paramLabel = "DIR", descriptionKey = "engine.dir")
        private @Nullable Path dir;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter err = spec.commandLine().getErr();
            String searchPath = System.getenv("PATH");
            EngineInstall install = new EngineInstall(folders(dir), searchPath == null ? "" : searchPath);
            EngineVariant chosen = variant == null ? EngineVariant.CPU : variant.chosen();
            boolean before = install.isInstalled(chosen);
            Path folder = install.install(chosen, packed -> err.println(Messages.text("engine.downloading", packed)));
            err.println(Messages.text(before ? "engine.present" : "engine.installed", engine, folder));
            if (dir != null) {
                err.println(Messages.text("engine.elsewhere", LIBRARY_SETTING, folder));
            }
            return ExitCodes.OK;
        }

        /** One at most. */
        static final class Variant {
            @Option(names = "--cuda", descriptionKey = "engine.cuda")
            boolean cuda;

            @Option(names = "--cuda12", descriptionKey = "engine.cuda12")
            boolean cuda12;

            @Option(names = "--vulkan", descriptionKey = "engine.vulkan")
            boolean vulkan;

            EngineVariant chosen() {
                return cuda
                        ? EngineVariant.CUDA
                        : cuda12 ? EngineVariant.CUDA12 : vulkan ? EngineVariant.VULKAN : EngineVariant.CPU;
            }
        }

        /** As a person writes it. */
        private enum Engine {
            LLAMACPP;

            @Override
            public String toString() {
                return "llamacpp";
            }
        }
    }

    @Command(name = "list", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
    static final class ListInstalled implements Callable<Integer> {
        @Option(names = "--dir", paramLabel = "DIR", descriptionKey = "engine.dir")
        private @Nullable Path dir;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            EngineFolders folders = folders(dir);
            Optional<String> set = CommandSettings.load().getOptionalValue(LIBRARY_SETTING, String.class);
            Optional<Path> used = LlamaLibraryFolder.of(set.orElse("")).search();
            List<InstalledEngine> installed = folders.installed();
            if (installed.isEmpty()) {
                out.println(Messages.text("engine.none"));
            } else {
                TextTable table = new TextTable(
                        Messages.text("table.engine"),
                        Messages.text("table.folder"),
                        Messages.text("table.size"),
                        Messages.text("table.used"));
                for (InstalledEngine engine : installed) {
                    table.add(List.of(
                            engine.name(),
                            engine.folder().toString(),
                            ByteSize.of(engine.size()).toString(),
                            used.filter(engine.folder()::equals).isPresent() ? "*" : ""));
                }
                table.print(out);
            }
            set.ifPresent(path -> out.println(Messages.text("engine.set", LIBRARY_SETTING, path)));
            return ExitCodes.OK;
        }
    }

    @Command(name = "remove", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
    static final class Remove implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", descriptionKey = "engine.remove.name")
        private String name;

        @Option(names = "--dir", paramLabel = "DIR", descriptionKey = "engine.dir")
        private @Nullable Path dir;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            boolean removed = folders(dir).remove(name);
            String key = removed ? "engine.removed" : "engine.unknown";
            spec.commandLine().getErr().println(Messages.text(key, name));
            return removed ? ExitCodes.OK : ExitCodes.FAULT;
        }
    }
}
