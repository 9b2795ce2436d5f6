package dev.wenshu.connector.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wenshu.connector.http.Sender.Client;
import dev.wenshu.connector.http.request.ApiRequest;
import dev.wenshu.connector.http.request.Refusal;
import dev.wenshu.connector.http.request.RequestRefused;
import dev.wenshu.connector.http.result.DocumentId;
import dev.wenshu.connector.http.result.Receipt;
import dev.wenshu.connector.http.result.ResultStore;
import dev.wenshu.connector.http.result.StoreFaults;
import dev.wenshu.kernel.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what has become of a document, to the client that uploaded it. What another one uploaded is not there for it. */
final class ResultEndpoint {
    private static final int OK = 200;
    private static final String JSON = ".json";

    private final ApiKeys keys;
    private final ResultStore store;
    private final List<String> suffixes;

    ResultEndpoint(ApiKeys keys, ResultStore store, List<String> suffixes) {
        this.keys = keys;
        this.store = store;
        this.suffixes = List.copyOf(suffixes);
    }

    /** The state of a document with, once it is there, its JSON result. */
    Answer state(ApiRequest request) {
        Client client = keys.require(request);
        String id = id(request.pathPart(0));
        Optional<Receipt> receipt = store.receipt(client.source(), id);
        Map<String, String> results = results(client, id);
        if (receipt.isEmpty() && results.isEmpty()) {
            throw unknown();
        }
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("id", id);
        state.put("status", results.isEmpty() ? "received" : "done");
        receipt.ifPresent(one -> {
            state.put("fileName", one.fileName());
            state.put("receivedAt", one.receivedAt().toString());
        });
        state.put("results", results);
        Optional<InputStream> result = suffixes.stream()
                .filter(suffix -> suffix.endsWith(JSON))
                .findFirst()
                .flatMap(suffix -> open(store.result(client.source(), id, suffix)));
        return result.map(json -> new Answer(OK, "application/json", withResult(state, json), Map.of()))
                .orElseGet(() -> Answer.json(OK, state));
    }

    /** One result as it was written. */
    Answer result(ApiRequest request) {
        Client client = keys.require(request);
        String id = id(request.pathPart(2));
        String suffix = "." + request.pathPart(0);
        if (!suffixes.contains(suffix)) {
            throw unknown();
        }
        String type = suffix.endsWith(JSON) ? "application/json" : "text/plain; charset=utf-8";
        return open(store.result(client.source(), id, suffix))
                .map(content -> new Answer(OK, type, content, Map.of()))
                .orElseThrow(ResultEndpoint::unknown);
    }

    private Map<String, String> results(Client client, String id) {
        Map<String, String> results = new LinkedHashMap<>();
        suffixes.stream()
                .filter(suffix -> Files.isRegularFile(store.result(client.source(), id, suffix)))
                .map(suffix -> suffix.substring(1))
                .forEach(name -> results.put(name, ApiPaths.DOCUMENTS + "/" + id + "/results/" + name));
        return results;
    }

    /** The result is streamed into the object, as its last member. */
    private static InputStream withResult(Map<String, Object> state, InputStream result) {
        try {
            String object = Json.mapper().writeValueAsString(state);
            String head = object.substring(0, object.length() - 1) + ",\"result\":";
            return new SequenceInputStream(Collections.enumeration(List.of(text(head), result, text("}"))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a state always becomes JSON", e);
        }
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<InputStream> open(Path file) {
        try {
            return Optional.of(Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw StoreFaults.of("reading " + file, e);
        }
    }

    private static String id(String said) {
        if (!DocumentId.isOne(said)) {
            throw unknown();
        }
        return said;
    }

    private static RequestRefused unknown() {
        return new RequestRefused(Refusal.NOT_FOUND, "there is no such document of yours");
    }
}
