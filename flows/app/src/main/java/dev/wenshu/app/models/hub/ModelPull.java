package dev.wenshu.app.models.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.app.models.GgufFile;
import dev.wenshu.app.models.ModelSettings;
import dev.wenshu.app.models.hub.HubClient.Answer;
import dev.wenshu.app.models.hub.HubClient.Unreachable;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Downloads a model: looks at what the repository has, then brings the files of one. */
public final class ModelPull implements AutoCloseable {
    private static final int MAX_LISTING = 16 * 1024 * 1024;
    private static final int MAX_PAGES = 20;
    private static final long SPARE_BYTES = 256L * 1024 * 1024;
    private static final Pattern NEXT = Pattern.compile("<([^>]{1,2000})>\\s*;\\s*rel=\"?next\"?");

    private final HubClient client;
    private final Retries.Pause pause;
    private final ToLongFunction<Path> freeBytes;

    ModelPull(HubClient client, Retries.Pause pause, ToLongFunction<Path> freeBytes) {
        this.client = client;
        this.pause = pause;
        this.freeBytes = freeBytes;
    }

    public static ModelPull from(Hub hub, ModelSettings.Hub settings, Function<String, @Nullable String> environment) {
        return new ModelPull(
                new HubClient(hub, environment, settings.connectTimeout(), settings.stallTimeout()),
                Thread::sleep,
                ModelPull::usableSpace);
    }

    /** Asks the hub what there is. */
    public Selection look(Repository repository) {
        List<HubFile> files = new ArrayList<>();
        URI page = client.hub().listing(repository);
        for (int pages = 0; pages < MAX_PAGES && page != null; pages++) {
            Listing listing = listing(page);
            files.addAll(client.hub().files(listing.content()));
            page = listing.next();
        }
        return Candidates.of(files).select(repository.selector());
    }

    /**
     * Brings the files into a folder, or finds them there. What is wanted with a hash of its own has to be one file.
     *
     * @param given the SHA-256 that the person expects
     */
    public GgufFile fetch(
            Repository repository,
            Candidate candidate,
            Path folder,
            Optional<ContentHash> given,
            TransferProgress progress) {
        List<HubFile> parts = expecting(candidate, given);
        checkRoom(parts, folder);
        FileDownload download = new FileDownload(client, pause, progress);
        for (HubFile part : parts) {
            Path target = folder.resolve(part.localName());
            if (!isThere(part, target)) {
                download.fetch(client.hub().content(repository, part), part, target);
            }
        }
        return GgufFile.check(folder.resolve(parts.getFirst().localName()));
    }

    @Override
    public void close() {
        client.close();
    }

    private static List<HubFile> expecting(Candidate candidate, Optional<ContentHash> given) {
        if (given.isEmpty()) {
            return candidate.parts();
        }
        if (candidate.parts().size() > 1) {
            throw new Fault(
                    FaultCategory.INPUT,
                    candidate.label() + " has " + candidate.parts().size() + " parts, which one hash cannot be of");
        }
        HubFile file = candidate.parts().getFirst();
        if (file.sha256().isPresent() && !file.sha256().equals(given)) {
            throw new Fault(
                    FaultCategory.INPUT,
                    "the hub lists " + file.path() + " with SHA-256 "
                            + file.sha256().get() + ", not the one given");
        }
        return List.of(new HubFile(file.path(), file.size(), given));
    }

    private static boolean isThere(HubFile file, Path target) {
        try {
            if (!Files.exists(target)) {
                return false;
            }
            if (Files.size(target) == file.size()
                    && (file.sha256().isEmpty() || file.sha256().get().equals(ContentHash.of(target)))) {
                return true;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new Fault(
                FaultCategory.SETUP, target + " exists and has other content; move it away or choose another --dir");
    }

    private void checkRoom(List<HubFile> parts, Path folder) {
        long needed = SPARE_BYTES;
        for (HubFile part : parts) {
            Path target = folder.resolve(part.localName());
            long here = Math.max(size(target), size(PartFile.beside(target, ".part")));
            needed += Math.max(0, part.size() - here);
        }
        long free = freeBytes.applyAsLong(folder);
        if (free < needed) {
            throw new Fault(
                    FaultCategory.CAPACITY,
                    "the download needs " + needed + " bytes and " + folder + " has room for " + free
                            + "; make room or choose another folder with --dir");
        }
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the nearest folder above that exists, since the folder itself is made later. */
    private static long usableSpace(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            return Files.getFileStore(existing).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Listing listing(URI page) {
        Retries retries = new Retries(pause, "Asking " + client.hub().title());
        while (true) {
            try (Answer answer = client.get(page, Map.of("Accept", "application/json"))) {
                return new Listing(read(answer), next(page, answer));
            } catch (Unreachable e) {
                throw offline(e);
            } catch (JsonProcessingException e) {
                throw new Fault(
                        FaultCategory.EXTERNAL,
                        page.getHost() + " answers what is not a list of files; check "
                                + client.hub().setting(),
                        e);
            } catch (IOException e) {
                retries.after(e, false);
            }
        }
    }

    private static JsonNode read(Answer answer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (ByteBuffer piece = answer.body().next();
                piece != null;
                piece = answer.body().next()) {
            if (bytes.size() + piece.remaining() > MAX_LISTING) {
                throw new Fault(FaultCategory.EXTERNAL, "the hub's list of files is over " + MAX_LISTING + " bytes");
            }
            byte[] copied = new byte[piece.remaining()];
            piece.get(copied);
            bytes.writeBytes(copied);
        }
        return Json.mapper().readTree(bytes.toByteArray());
    }

    /** Hugging Face lists a large repository in pages, each with the address of the next (RFC 8288). */
    private static @Nullable URI next(URI page, Answer answer) {
        for (String link : answer.headers().allValues("Link")) {
            Matcher matcher = NEXT.matcher(link);
            if (matcher.find()) {
                URI next = page.resolve(matcher.group(1));
                boolean same = page.getRawAuthority().equals(next.getRawAuthority())
                        && page.getScheme().equals(next.getScheme());
                return same ? next : null;
            }
        }
        return null;
    }

    private Fault offline(Unreachable cause) {
        return new Fault(
                FaultCategory.EXTERNAL,
                cause.host() + " cannot be reached. Set " + client.hub().setting()
                        + " to a mirror, or try the other hub with --from, or bring a GGUF file to this machine by hand "
                        + "and add it: ./wenshu model add NAME --gguf FILE",
                cause);
    }

    private record Listing(JsonNode content, @Nullable URI next) {}
}
