package dev.wenshu.document;

import java.nio.file.Path;
import java.util.List;

/**
 * A page as a person sees it, kept where its text layer is in doubt.
 *
 * @param file an image, valid as long as the {@link ParsedDocument} is open
 * @param unitsPerPixel turns the image's pixels into the page's units
 * @param undrawn places of text, in the page's units, for which no typeface is at hand, so that the picture shows no letters
 */
public record PagePicture(Path file, float unitsPerPixel, List<Box> undrawn) {
    public PagePicture {
        undrawn = List.copyOf(undrawn);
    }
}
