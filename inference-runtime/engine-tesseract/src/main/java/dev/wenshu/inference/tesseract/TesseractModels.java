package dev.wenshu.inference.tesseract;

import dev.wenshu.inference.ModelCatalog;
import dev.wenshu.inference.UnknownModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The languages that are installed, and the recognizers before them. {@code tesseract} stands for the languages of the
 * settings, {@code tesseract:deu+fra} for those it names. Thread-safe. After {@link #close} no request is served.
 */
public final class TesseractModels implements ModelCatalog, AutoCloseable {
    static final String MODEL = "tesseract";
    private static final String SEPARATOR = ":";
    private static final String JOINED = "+";
    private static final System.Logger LOG = System.getLogger(TesseractModels.class.getName());

    private final LanguageFiles data;
    private final TesseractConfig config;
    private final Recognizers recognizers;

    private TesseractModels(LanguageFiles data, TesseractConfig config) {
        this.data = data;
        this.config = config;
        this.recognizers = new Recognizers(data, config);
    }

    /**
     * Empty, and said in the log, where no language data is installed; SETUP where the settings name some that is not. Loads
     * nothing: the native library comes with the first page that needs it.
     */
    public static Optional<TesseractModels> open(TesseractConfig config) {
        Optional<LanguageFiles> found = LanguageFiles.find(config.dataPath());
        if (found.isEmpty()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "Tesseract is not offered: no language data found; install it (Debian: tesseract-ocr-deu) or set"
                            + " wenshu.inference.tesseract.data-path");
            return Optional.empty();
        }
        TesseractModels models = new TesseractModels(found.get(), config);
        config.languages().forEach(language -> models.checked(language));
        LOG.log(
                System.Logger.Level.INFO,
                "Tesseract is offered on the CPU, languages {0} of {1}",
                found.get().languages(),
                found.get().folder());
        return Optional.of(models);
    }

    @Override
    public List<ModelCard> models() {
        List<ModelCard> cards = new ArrayList<>();
        cards.add(card(MODEL, String.join(JOINED, defaultLanguages())));
        data.languages().forEach(language -> cards.add(card(MODEL + SEPARATOR + language, language)));
        return List.copyOf(cards);
    }

    /** Languages that can be read. */
    public List<String> languages() {
        return data.languages();
    }

    @Override
    public void close() {
        recognizers.close();
    }

    TesseractConfig config() {
        return config;
    }

    /** Runs with a recognizer for the model when a turn comes; CAPACITY where too many wait or it comes too late. */
    <T> T with(String model, Function<Recognizer, T> reading) {
        return recognizers.with(languagesOf(model), reading);
    }

    private String languagesOf(String model) {
        if (model.equals(MODEL)) {
            return String.join(JOINED, defaultLanguages());
        }
        if (!model.startsWith(MODEL + SEPARATOR)) {
            throw new UnknownModel(
                    model,
                    "use " + MODEL + " or " + MODEL + SEPARATOR
                            + data.languages().getFirst());
        }
        return checked(model.substring(MODEL.length() + SEPARATOR.length()));
    }

    private String checked(String languages) {
        for (String language : languages.split("\\+", -1)) {
            if (!data.languages().contains(language)) {
                throw new UnknownModel(
                        MODEL + SEPARATOR + language, "installed are " + data.languages() + " in " + data.folder());
            }
        }
        return languages;
    }

    private List<String> defaultLanguages() {
        return config.languages().isEmpty() ? data.languages() : config.languages();
    }

    private static ModelCard card(String id, String languages) {
        String version = "5.5.1 " + languages;
        return new ModelCard(id, Task.TEXT_RECOGNITION, MODEL, version, "Apache-2.0");
    }
}
