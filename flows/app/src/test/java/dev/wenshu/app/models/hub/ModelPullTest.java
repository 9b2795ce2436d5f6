package dev.wenshu.app.models.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.app.models.Gguf;
import dev.wenshu.app.models.hub.FakeHub.Behaviour;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPullTest {
    private static final Repository REPOSITORY = Repository.parse("owner/repo");
    private static final String NAME = "model-Q4_K_M.gguf";
    private static final byte[] CONTENT = Gguf.ofSize(300_000);

    private final FakeHub hub = new FakeHub();
    private final List<Duration> waits = new ArrayList<>();

    @TempDir
    private Path folder;

    private long free = Long.MAX_VALUE;

    @AfterEach
    void stopHub() {
        hub.close();
    }

    @Test
    void bringsAFileAndLeavesNothingBesideIt() throws IOException {
        // Given
        hub.files.put(NAME, CONTENT);

        // When
        pull(Optional.empty());

        // Then
        assertThat(Files.readAllBytes(folder.resolve(NAME))).isEqualTo(CONTENT);
        assertThat(fileNames()).containsExactly(NAME);
    }

    @Test
    void goesOnAfterACutWhereItEnded() throws IOException {
        // Given
        hub.files.put(NAME, CONTENT);
        hub.script.add(new Behaviour.Cut(100_000));

        // When
        pull(Optional.empty());

        // Then
        assertThat(Files.readAllBytes(folder.resolve(NAME))).isEqualTo(CONTENT);
        assertThat(hub.ranges).hasSize(2);
        assertThat(hub.ranges.get(1)).matches("bytes=\\d+-").isNotEqualTo("bytes=0-");
    }

    @Test
    void goesOnWhereAnEarlierCommandGaveUp() throws IOException {
        // Given
        hub.files.put(NAME, CONTENT);
        hub.script.add(new Behaviour.Cut(100_000));
        for (int i = 0; i < 4; i++) {
            hub.script.add(new Behaviour.Status(503));
        }
        assertThatThrownBy(() -> pull(Optional.empty()))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("the same command goes on");
        hub.ranges.clear();

        // When
        pull(Optional.empty());

        // Then
        assertThat(Files.readAllBytes(folder.resolve(NAME))).isEqualTo(CONTENT);
        assertThat(hub.ranges).singleElement().asString().matches("bytes=\\d+-");
    }

    @Test
    void beginsAgainWhereTheRemoteFileIsAnotherOneByNow() throws IOException {
        // Given
        hub.files.put(NAME, CONTENT);
        leavePart(new byte[100_000], ContentHash.of(CONTENT), "\"0\"");

        // When
        pull(Optional.empty());

        // Then
        assertThat(Files.readAllBytes(folder.resolve(NAME))).isEqualTo(CONTENT);
        assertThat(hub.ranges).containsExactly("bytes=100000-");
    }

    @Test
    void beginsAgainWhereTheHubListsAnotherHashByNow() throws IOException {
        // Given
        hub.files.put(NAME, CONTENT);
        leavePart(new byte[100_000], ContentHash.of(new byte[1]), "\"1\"");

        // When
        pull(Optional.empty());

        // Then
        assertThat(Files.readAllBytes(folder.resolve(NAME))).isEqualTo(CONTENT);
        assertThat(hub.ranges).containsExactly("");
    }

    @Test
    void beginsAgainWhereNothingShowsThatTheRestIsOfTheSameFile() throws IOException {
        // Given
        hub.files.put(NAME, CONTENT);
        hub.listsHashes = false;
        leavePart(new byte[100_000], null, null);

        // When
        pull(Optional.empty());

        // Then
        assertThat(Files.readAllBytes(folder.resolve(NAME))).isEqualTo(CONTENT);
    }

    @Test
    void keepsNothingOfAFileWithAnotherHash() throws IOException {
        // Given
        hub.files.put(NAME, CONTENT);
        hub.listing = "[{\"type\":\"file\",\"path\":\"" + NAME + "\",\"size\":300000,\"lfs\":{\"oid\":\""
                + "0".repeat(64) + "\",\"size\":300000}}]";

        // When
        assertThatThrownBy(() -> pull(Optional.empty()))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.EXTERNAL))
                .hasMessageContaining("SHA-256");

        // Then
        assertThat(fileNames()).isEmpty();
    }

    @Test
    void checksTheHashThatThePersonGave() {
        // Given
        hub.files.put(NAME, CONTENT);
        hub.listsHashes = false;

        // Then
        assertThatThrownBy(() -> pull(Optional.of(ContentHash.of(new byte[1]))))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("SHA-256");
        pull(Optional.of(ContentHash.of(CONTENT)));
    }

    @Test
    void refusesAPersonsHashThatIsNotTheListedOne() {
        hub.files.put(NAME, CONTENT);

        assertThatThrownBy(() -> pull(Optional.of(ContentHash.of(new byte[1]))))
                .hasMessageContaining("not the one given");
        assertThat(hub.ranges).isEmpty();
    }

    @Test
    void sendsTheTokenToTheHubAndNotToWhereItSendsOn() {
        // Given
        hub.files.put(NAME, CONTENT);

        // When
        pull(Optional.empty(), "secret");

        // Then
        assertThat(hub.hubTokens).isNotEmpty().allMatch("Bearer secret"::equals);
        assertThat(hub.cdnTokens).isNotEmpty().allMatch(String::isEmpty);
    }

    @Test
    void saysHowToReachAGatedModel() {
        hub.statuses.add(401);
        assertThatThrownBy(() -> pull(Optional.empty()))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.SETUP))
                .hasMessageContaining("gated")
                .hasMessageContaining("THE_TOKEN");

        hub.statuses.add(403);
        assertThatThrownBy(() -> pull(Optional.empty(), "secret"))
                .hasMessageContaining("may read it")
                .hasMessageNotContaining("secret");
    }

    @Test
    void saysWhatIsNotThere() {
        assertThatThrownBy(() -> look(Repository.parse("owner/nothing")))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.INPUT))
                .hasMessageContaining("owner/nothing");
    }

    @Test
    void saysWhatToDoWithoutANetwork() throws IOException {
        // Given
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        URI nobody = URI.create("http://127.0.0.1:" + closed);

        // When
        try (ModelPull pull = pull(nobody, null)) {
            // Then
            assertThatThrownBy(() -> pull.look(REPOSITORY))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.EXTERNAL))
                    .hasMessageContaining("wenshu.model.hub.huggingface-url")
                    .hasMessageContaining("model add");
        }
        assertThat(waits).isEmpty();
    }

    @Test
    void triesAgainWhenTheHubIsOverloadedAndGivesUpInTheEnd() {
        // Given
        hub.files.put(NAME, CONTENT);
        hub.statuses.addAll(List.of(503, 429));

        // When
        pull(Optional.empty());

        // Then
        assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        hub.statuses.addAll(List.of(500, 500, 500, 500, 500));
        assertThatThrownBy(() -> look(REPOSITORY)).isInstanceOf(Fault.class).hasMessageContaining("5 attempts");
    }

    @Test
    void takesUpAConnectionThatWentQuiet() throws IOException {
        // Given
        hub.files.put(NAME, CONTENT);
        hub.script.add(new Behaviour.Silent());

        // When
        pull(Optional.empty());

        // Then
        assertThat(Files.readAllBytes(folder.resolve(NAME))).isEqualTo(CONTENT);
    }

    @Test
    void downloadsNothingWithoutRoomForIt() {
        // Given
        hub.files.put(NAME, CONTENT);
        free = 1000;

        // Then
        assertThatThrownBy(() -> pull(Optional.empty()))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.CAPACITY))
                .hasMessageContaining("1000")
                .hasMessageContaining("--dir");
        assertThat(hub.ranges).isEmpty();
    }

    @Test
    void stopsAtABodyThatIsLongerThanListed() throws IOException {
        // Given
        hub.files.put(NAME, CONTENT);
        hub.script.add(new Behaviour.Endless());

        // When
        assertThatThrownBy(() -> pull(Optional.empty()))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("sends more");

        // Then
        assertThat(fileNames()).isEmpty();
    }

    @Test
    void bringsAllPartsOfASplitModel() throws IOException {
        // Given
        hub.files.put("Q8_0/big-Q8_0-00001-of-00002.gguf", CONTENT);
        hub.files.put("Q8_0/big-Q8_0-00002-of-00002.gguf", Gguf.ofSize(5000));

        // When
        Path first = pull(Optional.empty());

        // Then
        assertThat(first.getFileName()).hasToString("big-Q8_0-00001-of-00002.gguf");
        assertThat(fileNames()).hasSize(2);
    }

    @Test
    void refusesFileNamesThatLeadOutOfTheFolder() throws IOException {
        for (String path : List.of(
                "../evil.gguf",
                "/etc/evil.gguf",
                "a/../evil.gguf",
                "a\\\\..\\\\evil.gguf",
                ".hidden.gguf",
                "a//b.gguf",
                "C:evil.gguf",
                "new\\nline.gguf")) {
            hub.listing = "[{\"type\":\"file\",\"path\":\"" + path + "\",\"size\":10}]";
            assertThatThrownBy(() -> pull(Optional.empty()))
                    .describedAs(path)
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("no honest file");
        }
        assertThat(fileNames()).isEmpty();
    }

    @Test
    void followsNoRedirectToAnotherKindOfAddressAndNoneForEver() {
        hub.files.put(NAME, CONTENT);
        for (String to : List.of("file:///etc/passwd", "ftp://host/x", "http://user:word@host/x", "http://", "::")) {
            hub.redirect = to;
            assertThatThrownBy(() -> pull(Optional.empty()))
                    .describedAs(to)
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("redirects");
        }
        hub.redirect = "/owner/repo/resolve/main/again";
        assertThatThrownBy(() -> pull(Optional.empty())).hasMessageContaining("more than 5 times");
    }

    @Test
    void findsAFileThatIsAlreadyThereAndOverwritesNoOther() throws IOException {
        // Given
        hub.files.put(NAME, CONTENT);
        Files.write(folder.resolve(NAME), CONTENT);

        // When
        pull(Optional.empty());

        // Then
        assertThat(hub.ranges).isEmpty();
        Files.writeString(folder.resolve(NAME), "mine");
        assertThatThrownBy(() -> pull(Optional.empty())).hasMessageContaining("other content");
        assertThat(folder.resolve(NAME)).hasContent("mine");
    }

    @Test
    void refusesAFileThatIsNoModelThoughItsHashIsRight() {
        hub.files.put(NAME, "<html>quota exceeded</html>".repeat(10).getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> pull(Optional.empty())).hasMessageContaining("does not begin");
    }

    @Test
    void refusesAnAnswerThatIsNoListing() {
        hub.listing = "<html>Sign in to the network</html>";

        assertThatThrownBy(() -> pull(Optional.empty())).hasMessageContaining("not a list of files");
    }

    @Test
    void readsModelScope() throws IOException {
        // Given
        hub.files.put(NAME, CONTENT);
        Hub modelScope = new Hub.ModelScope(hub.base(), "THE_TOKEN");

        // When
        try (ModelPull pull = pull(modelScope, null)) {
            Selection.Chosen chosen = (Selection.Chosen) pull.look(REPOSITORY);
            pull.fetch(REPOSITORY, chosen.candidate(), folder, Optional.empty(), (_, _, _) -> {});
        }

        // Then
        assertThat(Files.readAllBytes(folder.resolve(NAME))).isEqualTo(CONTENT);
    }

    private Path pull(Optional<ContentHash> given) {
        return pull(given, null);
    }

    private Path pull(Optional<ContentHash> given, @Nullable String token) {
        try (ModelPull pull = pull(hub.base(), token)) {
            Selection.Chosen chosen = (Selection.Chosen) pull.look(REPOSITORY);
            return pull.fetch(REPOSITORY, chosen.candidate(), folder, given, (_, _, _) -> {})
                    .path();
        }
    }

    private void look(Repository repository) {
        try (ModelPull pull = pull(hub.base(), null)) {
            pull.look(repository);
        }
    }

    private ModelPull pull(URI base, @Nullable String token) {
        return pull(new Hub.HuggingFace(base, "THE_TOKEN"), token);
    }

    private ModelPull pull(Hub asked, @Nullable String token) {
        HubClient client = new HubClient(
                asked, name -> name.equals("THE_TOKEN") ? token : null, Duration.ofSeconds(5), Duration.ofMillis(700));
        return new ModelPull(client, waits::add, _ -> free);
    }

    private void leavePart(byte[] bytes, @Nullable ContentHash hash, @Nullable String etag) throws IOException {
        Files.write(folder.resolve(NAME + ".part"), bytes);
        Files.writeString(
                folder.resolve(NAME + ".part.json"),
                "{" + (hash == null ? "" : "\"sha256\":\"" + hash + "\",") + "\"size\":300000"
                        + (etag == null ? "" : ",\"etag\":\"\\\"" + etag.replace("\"", "") + "\\\"\"") + "}");
    }

    private List<String> fileNames() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
