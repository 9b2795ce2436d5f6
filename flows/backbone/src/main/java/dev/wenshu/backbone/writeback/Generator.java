package dev.wenshu.backbone.writeback;

/** What made a result, as named in it: {@code wenshu 0.1.0}. */
public record Generator(String nameAndVersion) {}
