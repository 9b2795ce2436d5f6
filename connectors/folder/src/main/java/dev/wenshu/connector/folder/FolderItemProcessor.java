package dev.wenshu.connector.folder;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.WenshuHeaders;
import dev.wenshu.connector.folder.inbox.FileVersion;
import dev.wenshu.connector.folder.inbox.FolderFaults;
import dev.wenshu.connector.folder.inbox.Inbox;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.IOHelper;

/** Turns Camel's file message into what intake takes: the bytes as a stream and a {@link SourceItem}, nothing else. */
final class FolderItemProcessor implements Processor {
    private final Inbox inbox;

    FolderItemProcessor(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Path file = ((File) message.getBody(GenericFile.class).getFile()).toPath();
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                    IOHelper.close(content);
                }
            });
            message.removeHeaders("*");
            message.setBody(content);
            message.setHeader(WenshuHeaders.ITEM, item(file, attributes));
        } catch (IOException e) {
            throw FolderFaults.of("opening " + file, e);
        }
    }

    private SourceItem item(Path file, BasicFileAttributes attributes) {
        return new SourceItem(
                FolderConnector.NAME,
                inbox.root().toString(),
                inbox.itemId(file),
                FileVersion.of(attributes).text(),
                String.valueOf(file.getFileName()),
                later(attributes.creationTime(), attributes.lastModifiedTime()).toInstant());
    }

    /** A copy keeps the modification time of its original; the creation time is when it came here. */
    private static FileTime later(FileTime one, FileTime other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
