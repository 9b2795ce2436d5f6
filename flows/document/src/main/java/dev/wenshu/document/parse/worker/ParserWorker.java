package dev.wenshu.document.parse.worker;

import dev.wenshu.document.parse.wire.Frame;
import dev.wenshu.document.parse.wire.FrameChannel;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Main class of a worker process: reads jobs from standard input until it ends, writes frames to standard output. */
public final class ParserWorker {
    private static final int PARENT_IS_GONE = 0;
    private static final int BROKEN_PIPE = 4;

    private ParserWorker() {}

    /** JVM arguments without which a worker would have the network. */
    public static List<String> networkDenial() {
        return NoNetwork.arguments();
    }

    /** Takes what the JVM arguments alone do not take; once in a process. */
    public static void isolate() throws IOException {
        NoNetwork.install();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        FileOutputStream frames = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        isolate();
        Logger.getLogger("").setLevel(Level.OFF);
        FrameChannel channel = new FrameChannel(new FileInputStream(FileDescriptor.in), frames);
        BlockingQueue<Frame> incoming = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().name("parent").start(() -> listen(channel, incoming));
        DocumentDispatch dispatch = new DocumentDispatch();
        while (true) {
            if (incoming.take() instanceof Frame.Job job) {
                run(job, channel, incoming, dispatch);
            }
        }
    }

    private static void run(
            Frame.Job job, FrameChannel channel, BlockingQueue<Frame> incoming, DocumentDispatch dispatch) {
        try (FrameSink sink = new FrameSink(job, channel, incoming)) {
            sink.finish(dispatch.read(job, sink));
        } catch (IOException e) {
            Runtime.getRuntime().halt(BROKEN_PIPE);
        }
    }

    /** Ends the process with the parent, whatever the parser is doing. */
    private static void listen(FrameChannel channel, BlockingQueue<Frame> incoming) {
        try {
            Frame frame = channel.receive();
            while (frame != null) {
                incoming.add(frame);
                frame = channel.receive();
            }
            System.exit(PARENT_IS_GONE);
        } catch (IOException e) {
            Runtime.getRuntime().halt(BROKEN_PIPE);
        }
    }
}
