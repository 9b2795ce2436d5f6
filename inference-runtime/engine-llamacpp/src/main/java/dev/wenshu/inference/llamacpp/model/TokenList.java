package dev.wenshu.inference.llamacpp.model;

import java.util.Arrays;

/** Token ids in order, growing at the end. One thread. */
public final class TokenList {
    private int[] tokens;
    private int size;

    public TokenList(int... tokens) {
        this.tokens = tokens.clone();
        this.size = tokens.length;
    }

    public void add(int token) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, Math.max(16, size * 2));
        }
        tokens[size++] = token;
    }

    public void addAll(int[] more) {
        for (int token : more) {
            add(token);
        }
    }

    /** Adds the first tokens of another list. */
    public void addFirst(TokenList other, int count) {
        if (size + count > tokens.length) {
            tokens = Arrays.copyOf(tokens, size + count);
        }
        System.arraycopy(other.tokens, 0, tokens, size, count);
        size += count;
    }

    public int get(int index) {
        return tokens[index];
    }

    public int size() {
        return size;
    }

    public void truncate(int length) {
        size = Math.min(size, length);
    }

    /** How many tokens both lists begin with alike. */
    public int sharedHead(TokenList other) {
        int shorter = Math.min(size, other.size);
        int mismatch = Arrays.mismatch(tokens, 0, shorter, other.tokens, 0, shorter);
        return mismatch < 0 ? shorter : mismatch;
    }

    public int[] slice(int from, int to) {
        return Arrays.copyOfRange(tokens, from, to);
    }
}
