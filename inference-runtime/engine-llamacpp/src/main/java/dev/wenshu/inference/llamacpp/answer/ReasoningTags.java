package dev.wenshu.inference.llamacpp.answer;

/** Markup around what a model thinks. */
public record ReasoningTags(String open, String close) {}
