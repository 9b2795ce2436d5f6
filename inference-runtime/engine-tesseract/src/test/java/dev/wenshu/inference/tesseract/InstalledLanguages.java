package dev.wenshu.inference.tesseract;

import java.util.List;

/** The engine with the language data that these tests need, or a failure that says what to install. */
final class InstalledLanguages {
    private static final List<String> NEEDED = List.of("deu", "fra", "lav", "pol");

    private InstalledLanguages() {}

    static TesseractModels open(TesseractConfig config) {
        TesseractModels models = TesseractModels.open(config).orElseThrow(() -> new AssertionError(advice()));
        if (!models.languages().containsAll(NEEDED)) {
            throw new AssertionError(advice());
        }
        return models;
    }

    private static String advice() {
        return "these tests read with Tesseract's data of " + NEEDED
                + ": apt-get install tesseract-ocr-deu tesseract-ocr-fra tesseract-ocr-lav tesseract-ocr-pol,"
                + " or set TESSDATA_PREFIX to a folder that has them";
    }
}
