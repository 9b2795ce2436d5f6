package dev.wenshu.connector.http;

import dev.wenshu.connector.http.Sender.Webhook;
import dev.wenshu.connector.http.request.ApiRequest;
import dev.wenshu.connector.http.request.FileName;
import dev.wenshu.connector.http.request.JsonContent;
import dev.wenshu.connector.http.request.Refusal;
import dev.wenshu.connector.http.request.RequestRefused;
import dev.wenshu.connector.http.request.Spool;
import dev.wenshu.connector.http.request.Spooled;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes documents from signed webhooks. No address in them is ever asked. */
final class WebhookEndpoint implements AnswerProcessor.Endpoint {
    private static final int ACCEPTED = 202;

    private final Map<String, Webhook> webhooks;
    private final Slots slots;
    private final Intake intake;
    private final Path incoming;
    private final InstantSource clock;

    WebhookEndpoint(List<Webhook> webhooks, Slots slots, Intake intake, Path incoming, InstantSource clock) {
        this.webhooks = webhooks.stream().collect(Collectors.toUnmodifiableMap(Webhook::name, Function.identity()));
        this.slots = slots;
        this.intake = intake;
        this.incoming = incoming;
        this.clock = clock;
    }

    @Override
    public Answer answer(ApiRequest request) {
        Webhook webhook = Optional.ofNullable(webhooks.get(request.pathPart(0))).orElseThrow(WebhookEndpoint::stranger);
        WebhookSignature signature =
                WebhookSignature.of(webhook, request, clock.instant()).orElseThrow(WebhookEndpoint::stranger);
        request.requirePlainBody();
        try (Slots.Slot _ = slots.take();
                Spool spool = new Spool(incoming)) {
            Spooled body =
                    spool.receive(signature.watching(request.body()), FileName.of(Optional.of(webhook.fileName())));
            if (!signature.holds()) {
                throw stranger();
            }
            Spooled document = webhook.content()
                    .map(pointer -> new JsonContent(pointer, webhook.contentName(), webhook.fileName())
                            .read(body.file(), spool))
                    .orElse(body);
            String id = intake.handOn(webhook, signature.id(), 0, document);
            return Answer.json(ACCEPTED, Map.of("documents", List.of(Map.of("id", id, "status", "received"))));
        }
    }

    private static RequestRefused stranger() {
        return new RequestRefused(Refusal.UNAUTHORIZED, "a valid signature is needed");
    }
}
