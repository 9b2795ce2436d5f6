package dev.wenshu.inference;

import java.util.List;
import java.util.Objects;

/** Optical character recognition of one page image. */
public interface TextRecognition {
    /** Lines in reading order; an image without text gives an empty list. */
    RecognizedPage recognize(RecognitionRequest request);

    /** One page a request, in the order given; the first fault ends it. An engine may read several pages at once. */
    default List<RecognizedPage> recognizeAll(List<RecognitionRequest> requests) {
        return requests.stream().map(this::recognize).toList();
    }

    /**
     * An encoded image (PNG, JPEG, BMP, GIF, TIFF; first frame counts).
     *
     * @param model an alias of the catalogue, or {@code "auto"}
     */
    record RecognitionRequest(String model, byte[] image) {
        public static final String AUTO = "auto";

        @Override
        public String toString() {
            return "RecognitionRequest[model=" + model + ", bytes=" + image.length + "]";
        }
    }

    /**
     * {@code width} and {@code height} are pixels of the image as given. {@code rotation} is how many degrees clockwise
     * (0, 90, 180, 270) the image had to be turned to be read; boxes are in the turned image. {@code skew} is how many
     * degrees clockwise its lines still lean there: whoever compares heights across a page has to allow for it.
     */
    record RecognizedPage(String model, int width, int height, int rotation, float skew, List<RecognizedLine> lines) {
        /** Lines that a JSON form left out, being none, are an empty list. */
        public RecognizedPage {
            lines = List.copyOf(Objects.requireNonNullElse(lines, List.of()));
        }

        /** A page whose lines do not lean. */
        public RecognizedPage(String model, int width, int height, int rotation, List<RecognizedLine> lines) {
            this(model, width, height, rotation, 0, lines);
        }

        @Override
        public String toString() {
            return "RecognizedPage[model=" + model + ", lines=" + lines.size() + "]";
        }
    }

    /** One line: its text, mean character probability (0 to 1), and axis-aligned box in pixels from the top left. */
    record RecognizedLine(
            String text, float confidence, float x0, float y0, float x1, float y1, List<RecognizedWord> words) {
        public RecognizedLine {
            words = List.copyOf(Objects.requireNonNullElse(words, List.of()));
        }

        @Override
        public String toString() {
            return "RecognizedLine[chars=" + text.length() + ", confidence=" + confidence + "]";
        }
    }

    /** A part of a line that stands alone: a word, or a run of Han characters; box as in the line. */
    record RecognizedWord(String text, float confidence, float x0, float y0, float x1, float y1) {
        @Override
        public String toString() {
            return "RecognizedWord[chars=" + text.length() + ", confidence=" + confidence + "]";
        }
    }
}
