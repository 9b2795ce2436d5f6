package dev.wenshu.connector.jdbc;

class H2PickUpTest extends PickUpScenarios {
    @Override
    TestDatabase newDatabase() throws Exception {
        return new H2Database();
    }
}
