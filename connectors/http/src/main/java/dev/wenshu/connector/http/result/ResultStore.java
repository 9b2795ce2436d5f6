package dev.wenshu.connector.http.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wenshu.connector.files.AtomicFile;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One folder a document, by who sent it: its receipt, its results, and which of them were delivered. Nothing here is guarded by a
 * lock; each file appears and goes as a whole.
 */
public final class ResultStore {
    private static final String RECEIPT = "receipt.json";
    private static final String RESULT = "result";
    private static final String DELIVERED = "delivered-";

    private final Path root;

    public ResultStore(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /** Where uploads are received. */
    public Path incoming() {
        return root.resolve("incoming");
    }

    public Optional<Receipt> receipt(String source, String id) {
        Path file = folder(source, id).resolve(RECEIPT);
        try {
            return Optional.of(Json.mapper().readValue(Files.readAllBytes(file), Receipt.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new Fault(FaultCategory.SETUP, file + " was changed and is no receipt. Delete it", e);
        } catch (IOException e) {
            throw StoreFaults.of("reading " + file, e);
        }
    }

    public void keep(String source, String id, Receipt receipt) {
        try {
            write(folder(source, id).resolve(RECEIPT), Json.mapper().writeValueAsBytes(receipt));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a receipt always becomes JSON", e);
        }
    }

    /** The file of a result, which need not be there. */
    public Path result(String source, String id, String suffix) {
        return folder(source, id).resolve(RESULT + suffix);
    }

    public boolean isDelivered(String source, String id, String key) {
        return Files.exists(mark(source, id, key));
    }

    public void delivered(String source, String id, String key) {
        write(mark(source, id, key), new byte[0]);
    }

    public void withdrawn(String source, String id, String key) {
        delete(mark(source, id, key));
    }

    void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.resolveSibling("."));
            AtomicFile.write(file, out -> out.write(content), () -> true);
        } catch (IOException e) {
            throw StoreFaults.of("writing " + file, e);
        }
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw StoreFaults.of("deleting " + file, e);
        }
    }

    /** Raises a fault where the folder cannot be written to, without making it. */
    public void requireUsable() {
        Path there = root;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there) || !Files.isReadable(there)) {
            throw new Fault(
                    FaultCategory.SETUP,
                    "wenshu.http.results-folder: " + there + " is no folder that Wenshu may read and write");
        }
    }

    private Path mark(String source, String id, String key) {
        String name = ContentHash.of(key.getBytes(StandardCharsets.UTF_8)).hex();
        return folder(source, id).resolve(DELIVERED + name);
    }

    private Path folder(String source, String id) {
        if (!DocumentId.isOne(id)) {
            throw new Fault(FaultCategory.INPUT, "an item id is none of this connector; nothing was done");
        }
        return root.resolve(source).resolve(id);
    }
}
