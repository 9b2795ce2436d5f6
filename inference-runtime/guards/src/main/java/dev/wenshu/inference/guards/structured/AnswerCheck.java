package dev.wenshu.inference.guards.structured;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.guards.structured.StructuredAnswer.Invalid;
import dev.wenshu.inference.guards.structured.StructuredAnswer.Valid;
import dev.wenshu.kernel.Json;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Checks answers against a response format. Thread-safe. A schema fetches nothing: a reference that leaves it is an INPUT
 * fault.
 */
public final class AnswerCheck {
    private static final Pattern FENCE =
            Pattern.compile("```[ \\t]*(?:json|JSON)?[ \\t]*\\R(.*?)\\R?[ \\t]*```", Pattern.DOTALL);
    private static final int MOST_PROBLEMS = 20;
    private static final ObjectReader READER = Json.mapper()
            .readerFor(JsonNode.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaCacheEnabled(false)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .regularExpressionFactory(BoundedPattern::new)
                            .formatAssertionsEnabled(true)
                            .build()));

    private AnswerCheck() {}

    /** Checks one answer; a schema that cannot be used is an {@link UnsupportedRequest}. */
    public static StructuredAnswer check(ResponseFormat format, String answer) {
        return switch (format) {
            case ResponseFormat.Text _, ResponseFormat.Grammar _ -> new Valid(answer);
            case ResponseFormat.JsonObject _ -> checkObject(bare(answer));
            case ResponseFormat.JsonSchema schema -> checkSchema(schema.schema(), bare(answer));
        };
    }

    /** Whether a format asks for JSON at all. */
    public static boolean wantsJson(ResponseFormat format) {
        return switch (format) {
            case ResponseFormat.Text _, ResponseFormat.Grammar _ -> false;
            case ResponseFormat.JsonObject _, ResponseFormat.JsonSchema _ -> true;
        };
    }

    private static StructuredAnswer checkObject(String json) {
        try {
            return READER.readTree(json).isObject()
                    ? new Valid(json)
                    : new Invalid(List.of("the answer has to be one JSON object"), List.of("type at /"));
        } catch (JsonProcessingException e) {
            return notJson(e);
        }
    }

    private static StructuredAnswer checkSchema(JsonNode schema, String json) {
        try {
            List<Error> errors = SCHEMAS.getSchema(schema).validate(READER.readTree(json));
            return errors.isEmpty() ? new Valid(json) : invalid(errors);
        } catch (JsonProcessingException e) {
            return notJson(e);
        } catch (SchemaException | PatternSyntaxException | StackOverflowError e) {
            throw new UnsupportedRequest(
                    "response_format.json_schema",
                    "the schema cannot be used to check answers: a reference, dialect or pattern in it is not valid");
        }
    }

    private static Invalid invalid(List<Error> errors) {
        return new Invalid(
                errors.stream().limit(MOST_PROBLEMS).map(AnswerCheck::problem).toList(),
                errors.stream()
                        .map(error -> error.getKeyword() + " at " + error.getEvaluationPath())
                        .distinct()
                        .toList());
    }

    private static String problem(Error error) {
        String where = error.getInstanceLocation().toString();
        return (where.isEmpty() ? "/" : where) + ": " + error.getMessage();
    }

    private static Invalid notJson(JsonProcessingException e) {
        var at = e.getLocation();
        String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        return new Invalid(List.of("the answer is not one JSON value" + where), List.of("syntax" + where));
    }

    /** Without a code fence and what stands around it, if there is exactly one. */
    private static String bare(String answer) {
        Matcher fence = FENCE.matcher(answer);
        String text = answer.strip();
        if (text.startsWith("{") || text.startsWith("[") || !fence.find()) {
            return text;
        }
        String inside = fence.group(1).strip();
        return fence.find() ? text : inside;
    }
}
