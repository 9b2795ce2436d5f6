package dev.wenshu.backbone.intake;

import dev.wenshu.connector.ConnectorEndpoints;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.WenshuHeaders;
import jakarta.inject.Singleton;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.builder.RouteBuilder;

/** Serves the connectors: a fault goes back to the one that called, which keeps its item. */
@Singleton
final class IntakeRoute extends RouteBuilder {
    static final String ID = "backbone-intake";

    private final Intake intake;

    IntakeRoute(Intake intake) {
        this.intake = intake;
    }

    @Override
    public void configure() {
        from(ConnectorEndpoints.INTAKE)
                .routeId(ID)
                .errorHandler(noErrorHandler())
                .process(this::take);
    }

    private void take(Exchange exchange) throws InvalidPayloadException {
        SourceItem item = exchange.getMessage().getHeader(WenshuHeaders.ITEM, SourceItem.class);
        if (item == null) {
            throw new IllegalArgumentException("an item for intake needs the header " + WenshuHeaders.ITEM);
        }
        InputStream bytes = exchange.getMessage().getMandatoryBody(InputStream.class);
        exchange.getMessage().setHeader(WenshuHeaders.DOCUMENT_ID, intake.take(item, bytes));
    }
}
