package dev.wenshu.inference.testkit;

/** Templates in the shapes that the families' models bring, written for this kit. */
final class ChatTemplates {
    private ChatTemplates() {}

    static String of(Architecture architecture) {
        return WordList.text(
                switch (architecture) {
                    case LLAMA -> "chatml.jinja";
                    case QWEN2 -> "qwen2.jinja";
                    case QWEN3 -> "qwen3.jinja";
                });
    }
}
