package dev.wenshu.connector.http.request;

import dev.wenshu.connector.http.result.StoreFaults;
import dev.wenshu.kernel.ContentHash;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** A file that a document is received into. What the disk does wrong is a fault, so that an IOException is always the sender's. */
public final class SpoolFile extends OutputStream {
    private final Path file;
    private final OutputStream out;
    private final MessageDigest digest = ContentHash.sha256();
    private long size;

    SpoolFile(Path file) {
        this.file = file;
        try {
            this.out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw StoreFaults.of("receiving an upload in " + file.getParent(), e);
        }
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw StoreFaults.of("receiving an upload in " + file.getParent(), e);
        }
        digest.update(bytes, offset, length);
        size += length;
    }

    /** The document; refuses one without a byte. */
    public Spooled finish(String fileName) {
        close();
        if (size == 0) {
            throw new RequestRefused(Refusal.UNPROCESSABLE, "a document is empty");
        }
        return new Spooled(file, fileName, ContentHash.of(digest).hex());
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw StoreFaults.of("receiving an upload in " + file.getParent(), e);
        }
    }
}
