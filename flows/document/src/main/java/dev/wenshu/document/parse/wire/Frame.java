package dev.wenshu.document.parse.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.wenshu.document.Box;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.Page;
import dev.wenshu.document.Payload;
import java.util.List;

/**
 * One message between parent and worker. The parent sends {@link Job} and {@link Taken}; the worker answers each job with
 * any number of findings and then {@link End} or {@link Refused}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "frame")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Frame.Job.class, name = "job"),
    @JsonSubTypes.Type(value = Frame.Taken.class, name = "taken"),
    @JsonSubTypes.Type(value = Frame.Head.class, name = "head"),
    @JsonSubTypes.Type(value = Frame.PageRead.class, name = "page"),
    @JsonSubTypes.Type(value = Frame.PageScanned.class, name = "scan"),
    @JsonSubTypes.Type(value = Frame.PagePictured.class, name = "picture"),
    @JsonSubTypes.Type(value = Frame.PayloadFound.class, name = "payload"),
    @JsonSubTypes.Type(value = Frame.PartFound.class, name = "part"),
    @JsonSubTypes.Type(value = Frame.ProblemFound.class, name = "problem"),
    @JsonSubTypes.Type(value = Frame.PageImprint.class, name = "imprint"),
    @JsonSubTypes.Type(value = Frame.End.class, name = "end"),
    @JsonSubTypes.Type(value = Frame.Refused.class, name = "refused")
})
@JsonInclude(JsonInclude.Include.ALWAYS)
public sealed interface Frame {
    /** Parse this file; everything that is written goes into the folder. */
    record Job(String file, String name, String folder, ConfirmText confirmText, ParseLimits limits) implements Frame {
        @Override
        public String toString() {
            return "Job[folder=" + folder + "]";
        }
    }

    /** The image of the last {@link PageScanned} has been read and deleted. */
    record Taken() implements Frame {}

    /** What is known of the document; a later one replaces an earlier one. */
    record Head(DocumentHead head) implements Frame {}

    /** A page that needs nothing more. */
    record PageRead(Page page) implements Frame {}

    /**
     * A page whose text is (also) in a picture.
     *
     * @param image file to recognise
     * @param disposable whether the image was made for this and is to be deleted
     * @param unitsPerPixel turns the image's pixels into the page's units
     */
    record PageScanned(Page page, String image, boolean disposable, float unitsPerPixel) implements Frame {
        @Override
        public String toString() {
            return "PageScanned[" + page + "]";
        }
    }

    /** A picture of a page, written to a file in the folder, which stays. */
    record PagePictured(int page, String image, float unitsPerPixel, List<Box> undrawn) implements Frame {
        @Override
        public String toString() {
            return "PagePictured[page=" + page + "]";
        }
    }

    /** Machine-readable data. */
    record PayloadFound(Payload payload) implements Frame {}

    /** A document inside, written to a file in the folder. */
    record PartFound(String name, String file, long size) implements Frame {
        @Override
        public String toString() {
            return "PartFound[size=" + size + "]";
        }
    }

    /** Something a person should know. */
    record ProblemFound(String code, String text) implements Frame {}

    /** Perceptual hash of the first page's picture. */
    record PageImprint(long hash) implements Frame {}

    /** The document was read to its end. */
    record End() implements Frame {}

    /** The document cannot be read. */
    record Refused(String code, String text) implements Frame {}
}
