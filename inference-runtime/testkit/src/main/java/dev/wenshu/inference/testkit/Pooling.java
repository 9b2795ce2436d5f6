package dev.wenshu.inference.testkit;

/** How an embedding model makes one vector of many. */
public enum Pooling {
    /** A model that generates text. */
    NONE(0),
    MEAN(1),
    FIRST(2),
    LAST(3);

    private final int number;

    Pooling(int number) {
        this.number = number;
    }

    /** llama.cpp's number of it. */
    int number() {
        return number;
    }
}
