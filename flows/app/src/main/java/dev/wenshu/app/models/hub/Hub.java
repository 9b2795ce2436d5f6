package dev.wenshu.app.models.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.app.models.ModelSettings;
import dev.wenshu.kernel.ContentHash;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API of a hub: addresses, and how to read its list of files. */
public sealed interface Hub {
    /** As people call it. */
    String title();

    URI base();

    /** The setting that names another address, told where this one cannot be reached. */
    String setting();

    /** The environment variable that holds a person's token. */
    String tokenVariable();

    URI listing(Repository repository);

    /** The GGUF files of a page of the listing. */
    List<HubFile> files(JsonNode listing);

    URI content(Repository repository, HubFile file);

    static Hub huggingFace(ModelSettings.Hub settings) {
        return new HuggingFace(settings.huggingFaceUrl(), settings.huggingFaceTokenEnv());
    }

    static Hub modelScope(ModelSettings.Hub settings) {
        return new ModelScope(settings.modelScopeUrl(), settings.modelScopeTokenEnv());
    }

    /** {@code huggingface.co}, its Hub API, or a mirror of it. */
    record HuggingFace(URI base, String tokenVariable) implements Hub {
        @Override
        public String title() {
            return "Hugging Face";
        }

        @Override
        public String setting() {
            return "wenshu.model.hub.huggingface-url (or HF_ENDPOINT)";
        }

        @Override
        public URI listing(Repository repository) {
            return at(base, "/api/models/" + repository.path() + "/tree/main", "recursive=true");
        }

        @Override
        public List<HubFile> files(JsonNode listing) {
            List<HubFile> files = new ArrayList<>();
            for (JsonNode entry : listing) {
                String path = entry.path("path").asText();
                if (entry.path("type").asText().equals("file") && isGguf(path)) {
                    JsonNode lfs = entry.path("lfs");
                    long size = (lfs.has("size") ? lfs : entry).path("size").asLong(-1);
                    files.add(new HubFile(path, size, hash(lfs.path("oid").asText())));
                }
            }
            return files;
        }

        @Override
        public URI content(Repository repository, HubFile file) {
            return at(base, "/" + repository.path() + "/resolve/main/" + file.path(), null);
        }
    }

    /** {@code modelscope.cn}, or a mirror of it. */
    record ModelScope(URI base, String tokenVariable) implements Hub {
        @Override
        public String title() {
            return "ModelScope";
        }

        @Override
        public String setting() {
            return "wenshu.model.hub.modelscope-url (or MODELSCOPE_DOMAIN)";
        }

        @Override
        public URI listing(Repository repository) {
            return at(base, "/api/v1/models/" + repository.path() + "/repo/files", "Revision=master&Recursive=true");
        }

        @Override
        public List<HubFile> files(JsonNode listing) {
            List<HubFile> files = new ArrayList<>();
            for (JsonNode entry : listing.path("Data").path("Files")) {
                String path = entry.path("Path").asText();
                if (!entry.path("Type").asText().equals("tree") && isGguf(path)) {
                    files.add(new HubFile(
                            path,
                            entry.path("Size").asLong(-1),
                            hash(entry.path("Sha256").asText())));
                }
            }
            return files;
        }

        @Override
        public URI content(Repository repository, HubFile file) {
            return at(base, "/models/" + repository.path() + "/resolve/master/" + file.path(), null);
        }
    }

    private static boolean isGguf(String path) {
        return path.endsWith(".gguf");
    }

    /** Git's own hash of a small file has 40 digits and says nothing about the content alone. */
    private static Optional<ContentHash> hash(String hex) {
        return hex.matches("[0-9a-f]{64}") ? Optional.of(new ContentHash(hex)) : Optional.empty();
    }

    private static URI at(URI base, String path, @Nullable String query) {
        String prefix = base.getRawPath() == null ? "" : base.getPath().replaceFirst("/+$", "");
        try {
            URI uri = new URI(base.getScheme(), null, base.getHost(), base.getPort(), prefix + path, query, null);
            return URI.create(uri.toASCIIString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("checked names make an address", e);
        }
    }
}
