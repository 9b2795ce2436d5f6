package dev.wenshu.document.reading;

import dev.wenshu.document.Box;
import dev.wenshu.document.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of several documents that one file shows one after the other or beside each other.
 *
 * @param name as a part is named: {@code pages 3-4}; {@code page 1, region 2}
 * @param firstPage from 1
 * @param lastPage inclusive
 * @param region of the one page, null for whole pages
 * @param payloads those of the file that belong to this document
 */
public record Section(
        String name, int firstPage, int lastPage, @Nullable Box region, List<Payload> payloads) {
    public Section {
        payloads = List.copyOf(payloads);
    }

    /** Whole pages. */
    public static Section ofPages(int first, int last, List<Payload> payloads) {
        return new Section(
                first == last ? "page " + first : "pages " + first + "-" + last, first, last, null, payloads);
    }

    /** A part of a page; the number counts the page's regions from 1. */
    public static Section ofRegion(int page, int number, Box region, List<Payload> payloads) {
        return new Section("page " + page + ", region " + number, page, page, region, payloads);
    }
}
