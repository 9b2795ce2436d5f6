package dev.wenshu.document.model;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One question about one document.
 *
 * @param flow that asks, as in {@code invoice-extract}; appears in the usage ledger
 * @param instruction what to do, in words of ours only; the same for many documents, so that an engine computes it once
 * @param material the document's text
 * @param task the part of the question that differs from document to document, in words of ours only; may be empty
 * @param shape name of the answer's schema
 * @param schema of the answer, a JSON Schema that the engines of this project enforce
 * @param maxTokens of the answer
 */
public record Question(
        String flow, String instruction, String material, String task, String shape, JsonNode schema, int maxTokens) {
    @Override
    public String toString() {
        return "Question[flow=" + flow + ", material=" + material.length() + ", shape=" + shape + "]";
    }
}
