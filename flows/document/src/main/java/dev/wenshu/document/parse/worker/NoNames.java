package dev.wenshu.document.parse.worker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/** Resolves no name inside a worker, and leaves every other process its built-in resolver. */
public final class NoNames extends InetAddressResolverProvider {
    @Override
    public InetAddressResolver get(Configuration configuration) {
        return Boolean.getBoolean(NoNetwork.MARK) ? new Refusing() : configuration.builtinResolver();
    }

    @Override
    public String name() {
        return "wenshu-parser-worker";
    }

    private static final class Refusing implements InetAddressResolver {
        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            throw new UnknownHostException("a parser worker resolves no names");
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            throw new UnknownHostException("a parser worker resolves no names");
        }
    }
}
