package dev.wenshu.document.parse.worker;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;

/** Opens no channel; public because the JDK instantiates it by name. */
public final class NoChannels extends SelectorProvider {
    @Override
    public DatagramChannel openDatagramChannel() throws IOException {
        throw refusal();
    }

    @Override
    public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
        throw refusal();
    }

    @Override
    public Pipe openPipe() throws IOException {
        throw refusal();
    }

    @Override
    public AbstractSelector openSelector() throws IOException {
        throw refusal();
    }

    @Override
    public ServerSocketChannel openServerSocketChannel() throws IOException {
        throw refusal();
    }

    @Override
    public SocketChannel openSocketChannel() throws IOException {
        throw refusal();
    }

    @Override
    public SocketChannel openSocketChannel(ProtocolFamily family) throws IOException {
        throw refusal();
    }

    @Override
    public ServerSocketChannel openServerSocketChannel(ProtocolFamily family) throws IOException {
        throw refusal();
    }

    private static IOException refusal() {
        return new IOException(NoNetwork.refusal());
    }
}
