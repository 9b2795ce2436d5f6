package dev.wenshu.connector.http.request;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One request: headers and query apart from each other, as Camel's message mixes them, and the body as a stream. */
public record ApiRequest(HttpServerRequest http, RequestBody body) {
    /** A header; refused where it is there twice, since the two ends of a proxy might each believe another. */
    public Optional<String> header(String name) {
        List<String> values = http.headers().getAll(name);
        if (values.size() > 1) {
            throw new RequestRefused(Refusal.BAD_REQUEST, name + " is there more than once");
        }
        return values.stream().findFirst().map(String::strip);
    }

    public Optional<String> query(String name) {
        try {
            return Optional.ofNullable(http.params().get(name));
        } catch (IllegalArgumentException e) {
            throw new RequestRefused(Refusal.BAD_REQUEST, "the query is not well formed", e);
        }
    }

    /** Media type without parameters, in small letters; empty where none is said. */
    public String mediaType() {
        return header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** Parts of the path, from its end: 0 is the last. */
    public String pathPart(int fromEnd) {
        String[] parts = Optional.ofNullable(http.path()).orElse("").split("/", -1);
        return parts.length > fromEnd ? parts[parts.length - 1 - fromEnd] : "";
    }

    /** Refuses bodies that are compressed, as nothing here unpacks them. */
    public void requirePlainBody() {
        if (header("Content-Encoding")
                .filter(encoding -> !encoding.equalsIgnoreCase("identity"))
                .isPresent()) {
            throw new RequestRefused(Refusal.UNSUPPORTED, "send the body without Content-Encoding");
        }
        body.requireRoom();
    }

    @Override
    public String toString() {
        return "ApiRequest[" + http.method() + "]";
    }
}
