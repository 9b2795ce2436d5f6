package dev.wenshu.inference.onnx;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.UnknownModel;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sentence embeddings with BGE small v1.5, Chinese (512 numbers) and English (384). {@code auto} takes the Chinese model
 * where at least a third of the letters are ideographs. Thread-safe.
 */
public final class OnnxEmbedding implements Embedding {
    private static final int CHINESE_SHARE = 3;
    private static final Map<String, ModelFile> NETWORKS =
            Map.of(OnnxModels.EMBEDDING_ZH, ModelFile.EMBEDDING_ZH, OnnxModels.EMBEDDING_EN, ModelFile.EMBEDDING_EN);
    private static final Map<String, ModelFile> VOCABULARIES = Map.of(
            OnnxModels.EMBEDDING_ZH,
            ModelFile.EMBEDDING_ZH_TOKENS,
            OnnxModels.EMBEDDING_EN,
            ModelFile.EMBEDDING_EN_TOKENS);

    private final OnnxModels models;
    private final Map<ModelFile, WordPieceTokenizer> tokenizers = new ConcurrentHashMap<>();

    public OnnxEmbedding(OnnxModels models) {
        this.models = models;
    }

    @Override
    public Vectors embed(EmbeddingRequest request) {
        String model = request.model().equals(EmbeddingRequest.AUTO) ? modelFor(request.texts()) : request.model();
        return models.admit(() -> {
            TextEncoder.Encoding encoding = encoder(model).encode(request.texts());
            return new Vectors(model, encoding.vectors(), encoding.tokens());
        });
    }

    private TextEncoder encoder(String model) {
        ModelFile network = NETWORKS.get(model);
        ModelFile vocabulary = VOCABULARIES.get(model);
        if (network == null || vocabulary == null) {
            throw new UnknownModel(model, "use one of " + NETWORKS.keySet());
        }
        return new TextEncoder(
                models.session(network),
                tokenizers.computeIfAbsent(vocabulary, file -> new WordPieceTokenizer(file.bytes())),
                models.threads());
    }

    private static String modelFor(List<String> texts) {
        long letters = 0;
        long ideographs = 0;
        for (String text : texts) {
            letters += text.codePoints().filter(Character::isLetter).count();
            ideographs += text.codePoints()
                    .filter(codePoint -> UnicodeScript.of(codePoint) == UnicodeScript.HAN)
                    .count();
        }
        return ideographs * CHINESE_SHARE >= letters && ideographs > 0
                ? OnnxModels.EMBEDDING_ZH
                : OnnxModels.EMBEDDING_EN;
    }
}
