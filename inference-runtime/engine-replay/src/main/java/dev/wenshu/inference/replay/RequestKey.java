package dev.wenshu.inference.replay;

import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.TextRecognition.RecognitionRequest;
import dev.wenshu.kernel.ContentHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The hash under which an answer is recorded: of the port, the model and the content, each with its length. */
final class RequestKey {
    private final MessageDigest digest = ContentHash.sha256();

    private RequestKey(String port) {
        add(port.getBytes(StandardCharsets.UTF_8));
    }

    static ContentHash of(EmbeddingRequest request) {
        RequestKey key = new RequestKey("embedding");
        key.add(request.model().getBytes(StandardCharsets.UTF_8));
        request.texts().forEach(text -> key.add(text.getBytes(StandardCharsets.UTF_8)));
        return ContentHash.of(key.digest);
    }

    static ContentHash of(RecognitionRequest request) {
        RequestKey key = new RequestKey("text-recognition");
        key.add(request.model().getBytes(StandardCharsets.UTF_8));
        key.add(request.image());
        return ContentHash.of(key.digest);
    }

    private void add(byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
        digest.update(part);
    }
}
