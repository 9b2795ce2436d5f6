package dev.wenshu.connector.jdbc;

class H2ClaimTest extends ClaimScenarios {
    @Override
    TestDatabase newDatabase() throws Exception {
        return new H2Database();
    }
}
