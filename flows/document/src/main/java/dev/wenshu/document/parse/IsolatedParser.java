package dev.wenshu.document.parse;

import dev.wenshu.document.DocumentParser;
import dev.wenshu.document.ParseOutcome;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.document.parse.wire.Frame;
import dev.wenshu.inference.TextRecognition;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * Parses documents in a pool of worker processes with bounded heap and time and no network. A document that kills its
 * worker is rejected; no other document notices. Recognition of scanned pages runs here, in the parent, through the
 * inference port. Closing ends the workers; documents that were parsed stay readable until they are closed.
 */
public final class IsolatedParser implements DocumentParser {
    private static final System.Logger LOG = System.getLogger(IsolatedParser.class.getName());

    private final ParseConfig config;
    private final PageRecognition recognition;
    private final WorkFolder folder;
    private final WorkerPool pool;

    /** @throws Fault SETUP where the work folder cannot be used */
    public IsolatedParser(ParseConfig config, TextRecognition recognition) {
        this.config = config;
        this.recognition = new PageRecognition(recognition);
        this.folder = new WorkFolder(config.workFolder());
        this.pool = new WorkerPool(config, new WorkerCommand(config, folder.path()));
    }

    @Override
    public ParseOutcome parse(Path file, String name) {
        long size = sizeOf(file);
        if (size == 0) {
            return rejected("EMPTY_FILE", "The file is empty.");
        }
        if (size > config.limits().fileBytes()) {
            return rejected(
                    "TOO_LARGE",
                    "The file has " + size + " bytes; the limit is "
                            + config.limits().fileBytes() + ".");
        }
        Path documentFolder = folder.newDocument();
        boolean kept = false;
        try {
            ParseOutcome outcome = parse(file, name, size, documentFolder);
            kept = outcome instanceof ParseOutcome.Parsed;
            return outcome;
        } catch (IOException e) {
            throw new Fault(FaultCategory.CAPACITY, "what was parsed could not be written to the work folder", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault(FaultCategory.CAPACITY, "parsing was interrupted", e);
        } finally {
            if (!kept) {
                WorkFolder.delete(documentFolder);
            }
        }
    }

    /** Process ids of the workers that run now. */
    public Set<Long> workers() {
        return pool.pids();
    }

    @Override
    public void close() {
        pool.close();
        folder.removeIfUnused();
    }

    private ParseOutcome parse(Path file, String name, long size, Path documentFolder)
            throws IOException, InterruptedException {
        WorkerProcess worker = pool.acquire();
        boolean healthy = false;
        try (DocumentAssembly assembly = new DocumentAssembly(documentFolder, recognition)) {
            worker.begin(size);
            hand(
                    worker,
                    new Frame.Job(
                            file.toAbsolutePath().toString(),
                            name,
                            documentFolder.toString(),
                            config.confirmText(),
                            config.limits()));
            ParseOutcome outcome = receive(worker, assembly);
            healthy = true;
            return outcome;
        } catch (WorkerProcess.Silence e) {
            LOG.log(Level.WARNING, "parser worker {0} was killed for its time limit", worker.pid());
            return rejected("PARSE_TIMEOUT", "Reading the file took too long and was stopped.");
        } catch (WorkerProcess.Death e) {
            LOG.log(Level.WARNING, "parser worker {0} ended with exit code {1}", worker.pid(), e.exit());
            return e.isOutOfMemory()
                    ? rejected("OUT_OF_MEMORY", "Reading the file takes more memory than a worker may have.")
                    : rejected("WORKER_DIED", "The process that read the file crashed.");
        } finally {
            pool.release(worker, healthy);
        }
    }

    private ParseOutcome receive(WorkerProcess worker, DocumentAssembly assembly)
            throws WorkerProcess.Silence, WorkerProcess.Death, InterruptedException, IOException {
        Duration left = config.documentTimeout();
        while (true) {
            long started = System.nanoTime();
            Frame frame = worker.next(left.compareTo(config.frameTimeout()) < 0 ? left : config.frameTimeout());
            left = left.minusNanos(System.nanoTime() - started);
            if (!left.isPositive()) {
                throw new WorkerProcess.Silence();
            }
            switch (frame) {
                case Frame.Head head -> assembly.head(head);
                case Frame.PageRead page -> assembly.page(page);
                case Frame.PageScanned scan -> {
                    assembly.scan(scan);
                    hand(worker, new Frame.Taken());
                }
                case Frame.PayloadFound payload -> assembly.payload(payload);
                case Frame.PartFound part -> assembly.part(part);
                case Frame.ProblemFound problem -> assembly.problem(problem);
                case Frame.PagePictured picture -> assembly.picture(picture);
                case Frame.PageImprint(long hash) -> assembly.imprint(hash);
                case Frame.End() -> {
                    return new ParseOutcome.Parsed(assembly.complete());
                }
                case Frame.Refused(String code, String text) -> {
                    return rejected(code, text);
                }
                case Frame.Job _, Frame.Taken _ -> throw new IOException("a worker sent a frame of the parent's");
            }
        }
    }

    /** A pipe that is closed already is found out by the next {@link WorkerProcess#next}, with the exit code. */
    private static void hand(WorkerProcess worker, Frame frame) {
        try {
            worker.send(frame);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "parser worker {0} no longer reads", worker.pid());
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new Fault(FaultCategory.EXTERNAL, "a file to parse cannot be opened", e);
        }
    }

    private static ParseOutcome rejected(String code, String text) {
        return new ParseOutcome.Rejected(Problem.of(code, text));
    }
}
