package dev.wenshu.inference.template;

/** A prompt as the model reads it, special tokens written out; {@code insideReasoning} where the answer begins in the middle of a thought. */
public record Rendered(String prompt, boolean insideReasoning) {
    @Override
    public String toString() {
        return "Rendered[chars=" + prompt.length() + ", insideReasoning=" + insideReasoning + "]";
    }
}
