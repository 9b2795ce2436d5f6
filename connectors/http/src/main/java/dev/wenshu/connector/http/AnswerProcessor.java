package dev.wenshu.connector.http;

import dev.wenshu.connector.http.request.ApiRequest;
import dev.wenshu.connector.http.request.Refusal;
import dev.wenshu.connector.http.request.RequestBody;
import dev.wenshu.connector.http.request.RequestRefused;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import io.vertx.core.http.HttpServerRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.vertx.HttpMessage;
import org.jboss.logging.Logger;

/** Answers one request, whatever happens. */
final class AnswerProcessor implements Processor {
    private static final Logger LOG = Logger.getLogger(AnswerProcessor.class);

    /** What is to be done about a request; may raise {@link RequestRefused} or a fault. */
    @FunctionalInterface
    interface Endpoint {
        Answer answer(ApiRequest request);
    }

    private final HttpConfig config;
    private final Endpoint endpoint;

    AnswerProcessor(HttpConfig config, Endpoint endpoint) {
        this.config = config;
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) {
        HttpMessage message = exchange.getMessage(HttpMessage.class);
        // Camel would filter the first of these.
        message.getResponse().putHeader("Cache-Control", "no-store").putHeader("X-Content-Type-Options", "nosniff");
        answer(message.getRequest()).writeTo(exchange);
    }

    private Answer answer(HttpServerRequest http) {
        try (RequestBody body = new RequestBody(http, config.maxSize().asLongValue(), config.readTimeout())) {
            return endpoint.answer(new ApiRequest(http, body));
        } catch (RequestRefused refused) {
            return Answer.problem(refused);
        } catch (Fault fault) {
            if (fault.category() != FaultCategory.INPUT) {
                LOG.warnf("A request was not done: %s %s", fault.category(), fault.getMessage());
            }
            return Answer.problem(fault);
        } catch (RuntimeException e) {
            LOG.error("A request was not done through a defect", e);
            return Answer.problem(Refusal.INTERNAL, "a defect of this service; its log says more");
        }
    }
}
