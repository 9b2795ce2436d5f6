package dev.wenshu.app.models.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.kernel.Fault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    private static final Candidates MANY = of(
            "Qwen3-8B-Q4_K_M.gguf",
            "Qwen3-8B-Q8_0.gguf",
            "Q6_K/Qwen3-8B-00001-of-00002.gguf",
            "Q6_K/Qwen3-8B-00002-of-00002.gguf",
            "mmproj-F16.gguf");

    @Test
    void choosesTheOnlyModelWithoutBeingAsked() {
        assertThat(chosen(of("only.gguf", "mmproj-F16.gguf"), null)).isEqualTo("only.gguf");
    }

    @Test
    void asksWhereThereAreSeveral() {
        assertThat(MANY.select(Optional.empty()))
                .isInstanceOfSatisfying(
                        Selection.Several.class,
                        several -> assertThat(several.candidates())
                                .extracting(Candidate::label)
                                .containsExactly("Q6_K/Qwen3-8B.gguf", "Qwen3-8B-Q4_K_M.gguf", "Qwen3-8B-Q8_0.gguf"));
    }

    @Test
    void choosesByQuantizationInANameOrFolder() {
        assertThat(chosen(MANY, "q4_k_m")).isEqualTo("Qwen3-8B-Q4_K_M.gguf");
        assertThat(chosen(MANY, "Q6_K")).isEqualTo("Q6_K/Qwen3-8B.gguf");
    }

    @Test
    void choosesByFileAndTakesAllItsParts() {
        assertThat(chosen(MANY, "Qwen3-8B-Q8_0.gguf")).isEqualTo("Qwen3-8B-Q8_0.gguf");
        assertThat(chosen(MANY, "mmproj-F16.gguf")).isEqualTo("mmproj-F16.gguf");
        assertThat(MANY.select(Optional.of("Qwen3-8B-00002-of-00002.gguf")))
                .isInstanceOfSatisfying(
                        Selection.Chosen.class,
                        chosen -> assertThat(chosen.candidate().parts()).hasSize(2));
    }

    @Test
    void showsWhatThereIsWhereNothingMatches() {
        assertThat(MANY.select(Optional.of("Q2_K")))
                .isInstanceOfSatisfying(
                        Selection.Nothing.class,
                        nothing -> assertThat(nothing.candidates()).hasSize(4));
        assertThat(MANY.select(Optional.of("Q4_K"))).isInstanceOf(Selection.Nothing.class);
    }

    @Test
    void leavesOutASplitModelThatIsNotThereInWhole() {
        assertThat(of("a-00001-of-00003.gguf", "a-00003-of-00003.gguf").select(Optional.empty()))
                .isInstanceOf(Selection.Nothing.class);
    }

    @Test
    void suggestsANameForTheCatalogue() {
        Candidate candidate = new Candidate("Q4/DeepSeek-R1-Distill-Qwen-7B (Q4_K_M).gguf", List.of());

        assertThat(candidate.suggestedName()).isEqualTo("deepseek-r1-distill-qwen-7b-q4_k_m");
    }

    @Test
    void readsWhichRepositoryIsMeant() {
        assertThat(Repository.parse("Qwen/Qwen3-0.6B-GGUF:Q8_0"))
                .isEqualTo(new Repository("Qwen", "Qwen3-0.6B-GGUF", Optional.of("Q8_0")));
        for (String wrong : List.of("Qwen", "a/b/c", "../x", "a/..", "a/b:", "https://host/a/b", "a b/c", "")) {
            assertThatThrownBy(() -> Repository.parse(wrong)).describedAs(wrong).isInstanceOf(Fault.class);
        }
    }

    private static String chosen(Candidates candidates, @Nullable String selector) {
        return ((Selection.Chosen) candidates.select(Optional.ofNullable(selector)))
                .candidate()
                .label();
    }

    private static Candidates of(String... paths) {
        return Candidates.of(Stream.of(paths)
                .map(path -> new HubFile(path, 10, Optional.empty()))
                .toList());
    }
}
