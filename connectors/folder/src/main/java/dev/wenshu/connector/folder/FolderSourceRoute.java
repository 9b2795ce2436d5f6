package dev.wenshu.connector.folder;

import dev.wenshu.connector.ConnectorEndpoints;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.WenshuHeaders;
import dev.wenshu.connector.folder.inbox.Inbox;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Comparator;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileConfiguration;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.jboss.logging.Logger;

/** Hands each quiet file of the inbox to intake once, oldest first. The file stays where it is. */
@Singleton
final class FolderSourceRoute extends RouteBuilder {
    static final String ID = "folder-source";

    private static final Logger LOG = Logger.getLogger(FolderSourceRoute.class);
    private static final int MOST_REMEMBERED = 1_000_000;
    private static final long LARGEST_SEEN_FILE = 256L * 1024 * 1024;
    private static final String FILE_STATE = "${file:absolute.path}|${file:size}|${file:modified}";

    private final FolderSettings settings;
    private final InstantSource clock;

    FolderSourceRoute(FolderConfig config) {
        this.settings = FolderSettings.of(config);
        this.clock = InstantSource.system();
    }

    @Override
    public void configure() {
        settings.inbox().ifPresent(this::watch);
    }

    private void watch(Inbox inbox) {
        // A fault leaves the file for the next poll, so nothing is redelivered here; streams are read once, by intake.
        from(endpoint(inbox))
                .routeId(ID)
                .errorHandler(noErrorHandler())
                .streamCache("false")
                .process(new FolderItemProcessor(inbox))
                .doTry()
                .to(ConnectorEndpoints.INTAKE)
                .doCatch(Fault.class)
                .onWhen(exchange -> Fault.categoryOf(caught(exchange)) == FaultCategory.INPUT)
                .process(FolderSourceRoute::reportRefusal)
                .end();
    }

    /** A bad document stays bad: it counts as handed on until it changes. */
    private static void reportRefusal(Exchange exchange) {
        SourceItem item = exchange.getMessage().getHeader(WenshuHeaders.ITEM, SourceItem.class);
        LOG.warnf(
                "intake refused %s: %s",
                item == null ? "an item" : item.itemId(), caught(exchange).getMessage());
    }

    private static Exception caught(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, new IllegalStateException("no fault"), Exception.class);
    }

    /** Built without a URI, in which {@code ?}, {@code %} and {@code #} of a folder name would have a meaning. */
    private Endpoint endpoint(Inbox inbox) {
        FilePermits permits =
                new FilePermits(new QuietFiles(clock, settings.config().stabilityWindow()), clock);
        PickUpFilter filter = settings.filter(inbox);
        FileEndpoint endpoint =
                new FileEndpoint("file:folder-inbox", getContext().getComponent("file", FileComponent.class));
        endpoint.setFile(inbox.root().toFile());
        endpoint.setConfiguration(new GenericFileConfiguration());
        endpoint.getConfiguration().setDirectory(inbox.root().toString());
        endpoint.setAutoCreate(false);
        endpoint.setNoop(true);
        endpoint.setRecursive(settings.config().recursive());
        endpoint.setDelay(settings.config().pollInterval().toMillis());
        endpoint.setInitialDelay(settings.config().pollInterval().toMillis());
        endpoint.setPollStrategy(new InboxWatch(inbox, permits, clock));
        endpoint.setExclusiveReadLockStrategy(permits);
        endpoint.setFilter(file -> file.isDirectory()
                ? filter.acceptsFolder(file.getFile().toPath())
                : filter.acceptsFile(file.getFile().toPath()));
        endpoint.setSorter(Comparator.comparingLong(GenericFile::getLastModified));
        endpoint.setIdempotent(true);
        endpoint.setIdempotentKey(FILE_STATE);
        endpoint.setIdempotentRepository(seen());
        endpoint.setCamelContext(getContext());
        return endpoint;
    }

    private IdempotentRepository seen() {
        return settings.config()
                .seenFile()
                .map(file -> FileIdempotentRepository.fileIdempotentRepository(
                        file.toFile(), MOST_REMEMBERED, LARGEST_SEEN_FILE))
                .orElseGet(() -> MemoryIdempotentRepository.memoryIdempotentRepository(MOST_REMEMBERED));
    }
}
