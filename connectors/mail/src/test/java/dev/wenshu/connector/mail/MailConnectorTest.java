package dev.wenshu.connector.mail;

import dev.wenshu.connector.testkit.ConnectorContract;
import dev.wenshu.connector.testkit.ConnectorFixture;

class MailConnectorTest extends ConnectorContract {
    @Override
    protected ConnectorFixture fixture() {
        return new MailFixture(new TestMailServer());
    }
}
