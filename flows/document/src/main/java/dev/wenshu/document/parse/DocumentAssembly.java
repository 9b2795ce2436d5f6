package dev.wenshu.document.parse;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.Page;
import dev.wenshu.document.PagePicture;
import dev.wenshu.document.Part;
import dev.wenshu.document.Payload;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.document.parse.wire.Frame;
import dev.wenshu.kernel.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Puts together one document from a worker's frames. Only payloads, part names and problems stay in memory. */
final class DocumentAssembly implements AutoCloseable {
    private static final int MOST_PROBLEMS = 200;

    private final Path folder;
    private final PageRecognition recognition;
    private final BufferedWriter pages;
    private final List<Payload> payloads = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Map<Integer, PagePicture> pictures = new HashMap<>();
    private OptionalLong imprint = OptionalLong.empty();
    private DocumentHead head =
            new DocumentHead(DocumentFormat.OTHER, "application/octet-stream", "", 0, Map.of(), false);

    DocumentAssembly(Path folder, PageRecognition recognition) throws IOException {
        this.folder = folder;
        this.recognition = recognition;
        this.pages = Files.newBufferedWriter(folder.resolve(StoredDocument.PAGES));
    }

    void head(Frame.Head frame) {
        head = frame.head();
    }

    void page(Frame.PageRead frame) throws IOException {
        write(frame.page());
    }

    void scan(Frame.PageScanned frame) throws IOException {
        Path image = Path.of(frame.image());
        write(recognition.recognize(frame.page(), image, frame.unitsPerPixel()));
        if (frame.disposable()) {
            Files.deleteIfExists(image);
        }
    }

    void payload(Frame.PayloadFound frame) {
        payloads.add(frame.payload());
    }

    void part(Frame.PartFound frame) throws IOException {
        parts.add(new Part(frame.name(), inside(frame.file()), frame.size()));
    }

    void imprint(long hash) {
        imprint = OptionalLong.of(hash);
    }

    void picture(Frame.PagePictured frame) throws IOException {
        pictures.put(frame.page(), new PagePicture(inside(frame.image()), frame.unitsPerPixel(), frame.undrawn()));
    }

    void problem(Frame.ProblemFound frame) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(Problem.of(frame.code(), frame.text()));
        }
    }

    StoredDocument complete() throws IOException {
        pages.close();
        payloads.sort(Comparator.comparing(Payload::kind));
        return new StoredDocument(
                folder,
                head,
                List.copyOf(payloads),
                List.copyOf(parts),
                List.copyOf(problems),
                imprint,
                Map.copyOf(pictures));
    }

    @Override
    public void close() throws IOException {
        pages.close();
    }

    private Path inside(String name) throws IOException {
        Path file = Path.of(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("a worker named a file outside its folder");
        }
        return file;
    }

    private void write(Page page) throws IOException {
        pages.write(Json.mapper().writeValueAsString(page));
        pages.write('\n');
    }
}
