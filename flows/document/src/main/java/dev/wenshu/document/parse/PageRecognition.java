package dev.wenshu.document.parse;

import dev.wenshu.document.Box;
import dev.wenshu.document.Origin;
import dev.wenshu.document.Page;
import dev.wenshu.document.Word;
import dev.wenshu.document.parse.layout.PageLayout;
import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.TextRecognition.RecognitionRequest;
import dev.wenshu.inference.TextRecognition.RecognizedLine;
import dev.wenshu.inference.TextRecognition.RecognizedPage;
import dev.wenshu.inference.TextRecognition.RecognizedWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recognises a page's image and fuses what was read with the words the page has already, which win where both are. */
final class PageRecognition {
    private static final float SAME_PLACE = 0.5f;

    private final TextRecognition recognition;

    PageRecognition(TextRecognition recognition) {
        this.recognition = recognition;
    }

    Page recognize(Page page, Path image, float unitsPerPixel) throws IOException {
        RecognizedPage read =
                recognition.recognize(new RecognitionRequest(RecognitionRequest.AUTO, Files.readAllBytes(image)));
        boolean turned = read.rotation() % 180 != 0;
        float width = (turned ? read.height() : read.width()) * unitsPerPixel;
        float height = (turned ? read.width() : read.height()) * unitsPerPixel;
        // Boxes of a page that had to be turned do not fit the text layer's, which then is of no use anyway.
        List<Word> words = new ArrayList<>(read.rotation() == 0 ? page.words() : List.of());
        int known = words.size();
        for (RecognizedLine line : read.lines()) {
            for (RecognizedWord word : wordsOf(line)) {
                Word recognized = word(word, unitsPerPixel);
                if (!recognized.text().isBlank() && !isKnown(recognized.box(), words.subList(0, known))) {
                    words.add(recognized);
                }
            }
        }
        PageLayout layout = PageLayout.of(words, width);
        return new Page(page.number(), page.name(), width, height, layout.words(), layout.blocks(), page.hidden());
    }

    private static List<RecognizedWord> wordsOf(RecognizedLine line) {
        return line.words().isEmpty()
                ? List.of(
                        new RecognizedWord(line.text(), line.confidence(), line.x0(), line.y0(), line.x1(), line.y1()))
                : line.words();
    }

    private static Word word(RecognizedWord word, float scale) {
        Box box = new Box(word.x0() * scale, word.y0() * scale, word.x1() * scale, word.y1() * scale);
        return new Word(word.text().strip(), box, 0, Origin.OCR, word.confidence());
    }

    private static boolean isKnown(Box box, List<Word> known) {
        for (Word word : known) {
            float width = Math.min(box.x1(), word.box().x1())
                    - Math.max(box.x0(), word.box().x0());
            float height = Math.min(box.y1(), word.box().y1())
                    - Math.max(box.y0(), word.box().y0());
            if (width > 0 && height > 0 && width * height > SAME_PLACE * Math.min(area(box), area(word.box()))) {
                return true;
            }
        }
        return false;
    }

    private static float area(Box box) {
        return box.width() * box.height();
    }
}
