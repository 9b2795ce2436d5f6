package dev.wenshu.document.parse.worker;

import dev.wenshu.document.Block;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.Page;
import dev.wenshu.document.PagePicture;
import dev.wenshu.document.Payload;
import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.Refusal;
import dev.wenshu.document.parse.wire.ConfirmText;
import dev.wenshu.document.parse.wire.Frame;
import dev.wenshu.document.parse.wire.FrameChannel;
import dev.wenshu.document.parse.wire.ParseLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;

/** Sends findings to the parent and holds each document to its limits. */
final class FrameSink implements DocumentSink, AutoCloseable {
    private static final int MOST_PAYLOADS = 64;
    private static final int LARGEST_PAYLOAD = 8 * 1024 * 1024;
    private static final long LARGEST_PAYLOADS = 24L * 1024 * 1024;

    private final ParseLimits limits;
    private final ConfirmText confirmText;
    private final Path folder;
    private final FrameChannel channel;
    private final BlockingQueue<Frame> incoming;
    private final Set<String> reported = new HashSet<>();
    private final Set<Path> scratch = new HashSet<>();
    private int pages;
    private int scans;
    private int imagesOut;
    private int payloads;
    private long payloadBytes;
    private int parts;
    private long partBytes;
    private int files;
    private boolean empty = true;

    FrameSink(Frame.Job job, FrameChannel channel, BlockingQueue<Frame> incoming) {
        this.limits = job.limits();
        this.confirmText = job.confirmText();
        this.folder = Path.of(job.folder());
        this.channel = channel;
        this.incoming = incoming;
    }

    @Override
    public ParseLimits limits() {
        return limits;
    }

    @Override
    public void head(DocumentHead head) throws IOException {
        channel.send(new Frame.Head(head));
    }

    @Override
    public void page(Page page) throws IOException {
        if (admitPage()) {
            empty &= page.blocks().isEmpty() && page.hidden().isEmpty();
            channel.send(new Frame.PageRead(bounded(page)));
        }
    }

    @Override
    public void scan(Page page, Path image, float unitsPerPixel) throws IOException {
        scratch.remove(image);
        scan(page, image, true, unitsPerPixel);
    }

    @Override
    public void scanOfSource(Page page, Path image) throws IOException {
        scan(page, image, false, 1);
    }

    @Override
    public void imprint(long hash) throws IOException {
        channel.send(new Frame.PageImprint(hash));
    }

    @Override
    public boolean wantsPicture(int page, int ofPages, boolean doubtful) {
        return confirmText.wants(page, ofPages, doubtful);
    }

    @Override
    public void picture(int page, PagePicture picture) throws IOException {
        scratch.remove(picture.file());
        channel.send(
                new Frame.PagePictured(page, picture.file().toString(), picture.unitsPerPixel(), picture.undrawn()));
    }

    @Override
    public boolean recognitionLeft() throws IOException {
        if (scans < limits.recognizedPages()) {
            return true;
        }
        problem(
                "OCR_LIMIT",
                "More than " + limits.recognizedPages()
                        + " pages need text recognition; the others were left as they are.");
        return false;
    }

    @Override
    public void payload(Payload payload) throws IOException {
        if (payloads >= MOST_PAYLOADS
                || payload.content().length > LARGEST_PAYLOAD
                || payloadBytes + payload.content().length > LARGEST_PAYLOADS) {
            problem("PAYLOAD_LIMIT", "Machine-readable data beyond the limit on number or size was left out.");
            return;
        }
        empty = false;
        payloads++;
        payloadBytes += payload.content().length;
        channel.send(new Frame.PayloadFound(payload));
    }

    @Override
    public void part(String name, InputStream content) throws IOException {
        if (parts >= limits.parts()) {
            problem("PART_LIMIT", "Only the first " + limits.parts() + " documents inside were opened.");
            return;
        }
        empty = false;
        parts++;
        Path file = folder.resolve("part-" + parts);
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                partBytes += read;
                if (partBytes > limits.expandedBytes()) {
                    throw Refusal.expansion();
                }
                out.write(buffer, 0, read);
            }
        }
        channel.send(new Frame.PartFound(PartName.clean(name, parts), file.toString(), Files.size(file)));
    }

    @Override
    public boolean isEmpty() {
        return empty;
    }

    @Override
    public void problem(String code, String text) throws IOException {
        if (reported.add(code)) {
            channel.send(new Frame.ProblemFound(code, text));
        }
    }

    @Override
    public Path scratchFile(String suffix) {
        Path file = folder.resolve("scratch-" + ++files + suffix);
        scratch.add(file);
        return file;
    }

    /** Ends the job; every image has been taken before. */
    void finish(Frame last) throws IOException {
        while (imagesOut > 0) {
            awaitTaken();
        }
        if (empty && last instanceof Frame.End) {
            problem("NO_CONTENT", "The file holds no text, no image and no data.");
        }
        channel.send(last);
    }

    @Override
    public void close() throws IOException {
        for (Path file : scratch) {
            Files.deleteIfExists(file);
        }
    }

    /** One image may wait while the next is made, no more. */
    private void scan(Page page, Path image, boolean disposable, float unitsPerPixel) throws IOException {
        if (!admitPage()) {
            return;
        }
        while (imagesOut > 1) {
            awaitTaken();
        }
        empty = false;
        scans++;
        imagesOut++;
        channel.send(new Frame.PageScanned(bounded(page), image.toString(), disposable, unitsPerPixel));
    }

    private void awaitTaken() throws IOException {
        try {
            incoming.take();
            imagesOut--;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private boolean admitPage() throws IOException {
        if (pages < limits.pages()) {
            pages++;
            return true;
        }
        problem("PAGE_LIMIT", "Only the first " + limits.pages() + " pages were read.");
        return false;
    }

    private Page bounded(Page page) throws IOException {
        int characters =
                page.blocks().stream().mapToInt(block -> block.text().length()).sum();
        if (page.words().size() <= limits.wordsPerPage()
                && characters <= limits.charactersPerPage()
                && page.hidden().size() <= limits.wordsPerPage()) {
            return page;
        }
        problem("PAGE_CUT", "A page holds more text than the limit; the rest of it was left out.");
        List<Block> blocks = new ArrayList<>();
        int left = limits.charactersPerPage();
        for (Block block : page.blocks()) {
            if (left <= 0) {
                break;
            }
            String text = block.text().substring(0, Math.min(left, block.text().length()));
            blocks.add(new Block(block.kind(), text, block.level()));
            left -= text.length();
        }
        return new Page(
                page.number(),
                page.name(),
                page.width(),
                page.height(),
                page.words().subList(0, Math.min(page.words().size(), limits.wordsPerPage())),
                blocks,
                page.hidden().subList(0, Math.min(page.hidden().size(), limits.wordsPerPage())));
    }
}
