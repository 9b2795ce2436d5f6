package dev.wenshu.connector.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the first half of a file, and then something happens. */
final class BreakingChannel implements SeekableByteChannel {
    private final SeekableByteChannel file;
    private final Runnable event;

    BreakingChannel(Path path, Runnable event) throws IOException {
        this.file = Files.newByteChannel(path);
        this.event = event;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        if (file.position() > file.size() / 2) {
            event.run();
            throw new IOException("broken");
        }
        return file.read(to);
    }

    @Override
    public int write(ByteBuffer from) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
