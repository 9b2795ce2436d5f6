package dev.wenshu.app.models.hub;

import dev.wenshu.app.models.hub.HubClient.Answer;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings one file: goes on where an earlier attempt ended (RFC 9110, ranges with {@code If-Range}), begins again where the
 * remote file is another one by now, takes no byte more than was listed, and puts the file in its place only when its
 * SHA-256 is the expected one.
 */
final class FileDownload {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    private final HubClient client;
    private final Retries.Pause pause;
    private final TransferProgress progress;

    FileDownload(HubClient client, Retries.Pause pause, TransferProgress progress) {
        this.client = client;
        this.pause = pause;
        this.progress = progress;
    }

    void fetch(URI from, HubFile file, Path target) {
        try (PartFile part = PartFile.open(target, file)) {
            Retries retries = new Retries(pause, "Downloading " + file.path());
            while (part.size() < file.size()) {
                long before = part.size();
                progress.at(file.localName(), before, file.size());
                try {
                    transfer(from, file, part);
                } catch (IOException e) {
                    retries.after(e, part.size() > before);
                }
            }
            verify(file, part);
            part.complete();
        }
    }

    private void transfer(URI from, HubFile file, PartFile part) throws IOException {
        if (part.etag() == null && file.sha256().isEmpty()) {
            // Nothing would show that the rest is of the same file.
            part.restart();
        }
        long begin = part.size();
        try (Answer answer = client.get(from, rangeHeaders(begin, part.etag()))) {
            String etag = strongTag(answer);
            if (answer.status() != 200 && !continues(answer, etag, begin, file, part)) {
                part.restart();
                throw new IOException("the file on the hub is another one than before");
            }
            if (answer.status() == 200 && begin > 0) {
                part.restart();
            }
            checkLength(answer, file, part);
            part.remember(etag);
            copy(answer, file, part);
        }
    }

    /** Whether what comes is what follows on the part that is here. */
    private static boolean continues(Answer answer, @Nullable String etag, long begin, HubFile file, PartFile part) {
        Matcher range = CONTENT_RANGE.matcher(
                answer.headers().firstValue("Content-Range").orElse(""));
        if (answer.status() != 206 || begin == 0 || !range.matches()) {
            return false;
        }
        String whole = range.group(3);
        return Long.parseLong(range.group(1)) == begin
                && (whole.equals("*") || Long.parseLong(whole) == file.size())
                && (part.etag() == null || part.etag().equals(etag));
    }

    private void checkLength(Answer answer, HubFile file, PartFile part) {
        long length = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
        if (length >= 0 && part.size() + length != file.size()) {
            throw new Fault(
                    FaultCategory.EXTERNAL,
                    client.hub().title() + " lists " + file.path() + " with " + file.size() + " bytes and would send "
                            + (part.size() + length) + "; it may have just been replaced, try again");
        }
    }

    private void copy(Answer answer, HubFile file, PartFile part) throws IOException {
        long done = part.size();
        for (ByteBuffer bytes = answer.body().next();
                bytes != null;
                bytes = answer.body().next()) {
            done += bytes.remaining();
            if (done > file.size()) {
                part.discard();
                throw new Fault(
                        FaultCategory.EXTERNAL,
                        client.hub().title() + " sends more of " + file.path() + " than the " + file.size()
                                + " bytes it lists; nothing of it was kept");
            }
            part.append(bytes);
            progress.at(file.localName(), done, file.size());
        }
        if (done < file.size()) {
            throw new IOException("the connection ended after " + done + " of " + file.size() + " bytes");
        }
    }

    private void verify(HubFile file, PartFile part) {
        Optional<ContentHash> expected = file.sha256();
        if (expected.isPresent() && !part.hash().equals(expected.get())) {
            part.discard();
            throw new Fault(
                    FaultCategory.EXTERNAL,
                    file.path() + " came with another SHA-256 than " + expected.get()
                            + ": damaged on the way, or not what was published. Nothing of it was kept");
        }
    }

    private static Map<String, String> rangeHeaders(long begin, @Nullable String etag) {
        Map<String, String> headers = new HashMap<>();
        if (begin > 0) {
            headers.put("Range", "bytes=" + begin + "-");
            if (etag != null) {
                headers.put("If-Range", etag);
            }
        }
        return headers;
    }

    /** A weak one does not promise equal bytes. */
    private static @Nullable String strongTag(Answer answer) {
        return answer.headers()
                .firstValue("ETag")
                .filter(tag -> tag.startsWith("\"") && tag.length() < 200)
                .orElse(null);
    }
}
