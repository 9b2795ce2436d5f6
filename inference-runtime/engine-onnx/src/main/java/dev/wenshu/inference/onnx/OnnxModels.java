package dev.wenshu.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.wenshu.inference.ModelCatalog;
import dev.wenshu.inference.onnx.ocr.PageReader;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The shipped models, each loaded at its first use, and the one queue before them. Thread-safe. After {@link #close} no
 * request is served.
 */
public final class OnnxModels implements ModelCatalog, AutoCloseable {
    static final String OCR = "pp-ocrv4";
    static final String EMBEDDING_ZH = "bge-small-zh-v1.5";
    static final String EMBEDDING_EN = "bge-small-en-v1.5";

    private static final String ENGINE = "onnx";
    private static final System.Logger LOG = System.getLogger(OnnxModels.class.getName());
    private static final List<ModelCard> CARDS = List.of(
            new ModelCard(OCR, Task.TEXT_RECOGNITION, ENGINE, "sha256:01963c554a1a", "Apache-2.0"),
            new ModelCard(EMBEDDING_ZH, Task.EMBEDDING, ENGINE, "sha256:15b717c382bc", "MIT"),
            new ModelCard(EMBEDDING_EN, Task.EMBEDDING, ENGINE, "sha256:6c9c6101a956", "MIT"));

    private final OnnxConfig config;
    private final Admission admission;
    private final Map<ModelFile, OnnxSession> sessions = new EnumMap<>(ModelFile.class);
    private @Nullable PageReader pages;
    private boolean closed;

    /** Says in the log where networks will run; a CUDA device is tried first, and its absence is a SETUP fault. */
    public OnnxModels(OnnxConfig config) {
        this.config = config;
        this.admission = new Admission(config.concurrency(), config.queue(), config.maxWait());
        if (config.provider() == ExecutionProvider.CUDA) {
            session(ModelFile.OCR_DIRECTION);
            LOG.log(System.Logger.Level.INFO, "ONNX Runtime runs on CUDA device {0}", config.device());
        } else {
            LOG.log(System.Logger.Level.INFO, "ONNX Runtime runs on the CPU, threads: {0}", threads());
        }
    }

    @Override
    public List<ModelCard> models() {
        return CARDS;
    }

    OnnxConfig config() {
        return config;
    }

    /** Runs an inference when its turn comes; CAPACITY where too many wait already, or the turn comes too late. */
    <T> T admit(Supplier<T> inference) {
        return admission.run(inference);
    }

    synchronized OnnxSession session(ModelFile file) {
        if (closed) {
            throw new Fault(FaultCategory.CAPACITY, "the inference engine is shutting down");
        }
        return sessions.computeIfAbsent(file, this::load);
    }

    /** The reader of pages, made at its first use; its threads batch the lines of all pages. */
    synchronized PageReader pages() {
        if (pages == null) {
            pages = new PageReader(
                    OCR,
                    session(ModelFile.OCR_DETECTION),
                    session(ModelFile.OCR_DIRECTION),
                    session(ModelFile.OCR_RECOGNITION),
                    new String(ModelFile.OCR_ALPHABET.bytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList(),
                    config.detectionSide(),
                    threads());
        }
        return pages;
    }

    /** Waits for running inferences, half a minute at most; one that still runs then keeps its native memory. */
    @Override
    public void close() {
        boolean idle = admission.drain();
        synchronized (this) {
            if (pages != null && !closed) {
                pages.close();
            }
            if (idle && !closed) {
                sessions.values().forEach(OnnxSession::close);
                sessions.clear();
            }
            closed = true;
        }
    }

    private OnnxSession load(ModelFile file) {
        try {
            OrtEnvironment environment = OnnxEnvironment.get();
            environment.setTelemetry(false);
            try (OrtSession.SessionOptions options = options(file)) {
                return new OnnxSession(environment, environment.createSession(file.bytes(), options));
            }
        } catch (OrtException e) {
            throw new Fault(FaultCategory.SETUP, "ONNX Runtime could not load " + file + ": " + e.getCode(), e);
        } catch (UnsatisfiedLinkError e) {
            throw new Fault(
                    FaultCategory.SETUP,
                    "ONNX Runtime has no native library for this machine, or /tmp is not writable",
                    e);
        }
    }

    /**
     * Memory patterns are planned for one shape, and every page has another; spinning takes the cores from other work. Batches
     * of lines and texts run on the thread that made them; only text detection has one image to share among cores.
     */
    private OrtSession.SessionOptions options(ModelFile file) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(file == ModelFile.OCR_DETECTION ? threads() : 1);
        options.setMemoryPatternOptimization(false);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        if (config.provider() == ExecutionProvider.CUDA) {
            addCuda(options);
        }
        return options;
    }

    private void addCuda(OrtSession.SessionOptions options) {
        try {
            options.addCUDA(config.device());
        } catch (OrtException e) {
            throw new Fault(
                    FaultCategory.SETUP,
                    "CUDA device " + config.device() + " cannot be used: put onnxruntime_gpu in place of onnxruntime,"
                            + " install CUDA 12, or set the provider to CPU",
                    e);
        }
    }

    int threads() {
        return config.threads() == 0 ? Runtime.getRuntime().availableProcessors() : config.threads();
    }
}
