package dev.wenshu.invoice.training.learn;

import dev.wenshu.document.Page;
import dev.wenshu.document.Word;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.layout.Lesson;
import dev.wenshu.invoice.text.Row;
import dev.wenshu.invoice.text.VisibleText;
import dev.wenshu.kernel.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Lessons as texts that can be kept: JSON, gzip, base64; some 5 KB a page. */
final class LessonText {
    private record Stored(List<Page> pages, Map<InvoiceField, String> stated) {
        @Override
        public String toString() {
            return "Stored[pages=" + pages.size() + "]";
        }
    }

    private LessonText() {}

    static String write(Lesson lesson) {
        VisibleText text = lesson.text();
        Map<Integer, List<Word>> words = new LinkedHashMap<>();
        for (Row row : text.rows()) {
            words.computeIfAbsent(row.page(), page -> new ArrayList<>()).addAll(row.words());
        }
        List<Page> pages = words.entrySet().stream()
                .map(page ->
                        new Page(page.getKey(), "", text.width(), text.height(), page.getValue(), List.of(), List.of()))
                .toList();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            Json.whole().writeValue(out, new Stored(pages, lesson.stated()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    static Lesson read(String stored) {
        byte[] bytes = Base64.getDecoder().decode(stored);
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            Stored lesson = Json.whole().readValue(in, Stored.class);
            return new Lesson(VisibleText.of(lesson.pages()), lesson.stated());
        } catch (IOException e) {
            throw new UncheckedIOException("a stored lesson cannot be read back", e);
        }
    }
}
