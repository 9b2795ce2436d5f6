package dev.wenshu.connector.http;

import dev.wenshu.connector.http.Sender.Client;
import dev.wenshu.connector.http.request.ApiRequest;
import dev.wenshu.connector.http.request.Documents;
import dev.wenshu.connector.http.request.Refusal;
import dev.wenshu.connector.http.request.RequestRefused;
import dev.wenshu.connector.http.request.Spool;
import dev.wenshu.connector.http.request.Spooled;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes documents from clients. */
final class UploadEndpoint implements AnswerProcessor.Endpoint {
    private static final String KEY = "Idempotency-Key";
    private static final int ACCEPTED = 202;

    private final ApiKeys keys;
    private final Slots slots;
    private final Intake intake;
    private final Path incoming;
    private final int mostDocuments;

    UploadEndpoint(ApiKeys keys, Slots slots, Intake intake, Path incoming, int mostDocuments) {
        this.keys = keys;
        this.slots = slots;
        this.intake = intake;
        this.incoming = incoming;
        this.mostDocuments = mostDocuments;
    }

    @Override
    public Answer answer(ApiRequest request) {
        Client client = keys.require(request);
        Optional<String> key = request.header(KEY).map(UploadEndpoint::plain);
        try (Slots.Slot _ = slots.take();
                Spool spool = new Spool(incoming)) {
            return handOn(client, key, Documents.read(request, spool, mostDocuments));
        }
    }

    /** One that is refused for itself does not keep back those after it. */
    private Answer handOn(Client client, Optional<String> key, List<Spooled> documents) {
        List<Map<String, Object>> taken = new ArrayList<>();
        List<RuntimeException> refused = new ArrayList<>();
        for (int place = 0; place < documents.size(); place++) {
            Spooled document = documents.get(place);
            try {
                taken.add(received(intake.handOn(client, key, place, document)));
            } catch (Fault | RequestRefused e) {
                if (e instanceof Fault fault && Answer.stops(fault.category())) {
                    throw e;
                }
                refused.add(e);
                taken.add(rejected(document, e));
            }
        }
        Optional<RuntimeException> ours =
                refused.stream().filter(e -> !isForClient(e)).findFirst();
        if (ours.isPresent() || refused.size() == documents.size()) {
            throw ours.orElseGet(refused::getFirst);
        }
        return Answer.json(ACCEPTED, Map.of("documents", taken));
    }

    private static Map<String, Object> received(String id) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", id);
        document.put("status", "received");
        document.put("location", ApiPaths.DOCUMENTS + "/" + id);
        return document;
    }

    private static Map<String, Object> rejected(Spooled document, RuntimeException refused) {
        Map<String, Object> rejected = new LinkedHashMap<>();
        rejected.put("status", "rejected");
        rejected.put("fileName", document.fileName());
        rejected.put("detail", String.valueOf(refused.getMessage()));
        return rejected;
    }

    private static boolean isForClient(RuntimeException refused) {
        return refused instanceof RequestRefused || Fault.categoryOf(refused) == FaultCategory.INPUT;
    }

    /** A string of structured fields, which stands in quotes, or the bare text. */
    private static String plain(String header) {
        boolean quoted = header.length() >= 2 && header.startsWith("\"") && header.endsWith("\"");
        String key = quoted ? header.substring(1, header.length() - 1) : header;
        if (!key.matches("[!-~]{1,255}")) {
            throw new RequestRefused(Refusal.BAD_REQUEST, KEY + " must be 1 to 255 visible ASCII characters");
        }
        return key;
    }
}
