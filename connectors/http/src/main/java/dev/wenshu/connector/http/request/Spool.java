package dev.wenshu.connector.http.request;

import dev.wenshu.connector.http.result.StoreFaults;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The files of one request; closing deletes them. For one thread. */
public final class Spool implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Spool.class);

    private final Path folder;
    private final List<SpoolFile> open = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();

    public Spool(Path folder) {
        this.folder = folder;
    }

    public SpoolFile file() {
        Path file = folder.resolve(UUID.randomUUID() + ".upload");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw StoreFaults.of("receiving an upload in " + folder, e);
        }
        SpoolFile opened = new SpoolFile(file);
        open.add(opened);
        files.add(file);
        return opened;
    }

    /** Receives a whole stream; what is wrong with it is the sender's fault. */
    public Spooled receive(InputStream in, String fileName) {
        try (SpoolFile to = file()) {
            in.transferTo(to);
            return to.finish(fileName);
        } catch (IOException e) {
            throw new RequestRefused(Refusal.BAD_REQUEST, "the body is not well formed", e);
        }
    }

    @Override
    public void close() {
        for (SpoolFile file : open) {
            file.close();
        }
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warnf("%s cannot be deleted: %s", file, e.getClass().getSimpleName());
            }
        }
    }
}
