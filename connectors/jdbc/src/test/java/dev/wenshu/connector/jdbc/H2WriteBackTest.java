package dev.wenshu.connector.jdbc;

class H2WriteBackTest extends WriteBackScenarios {
    @Override
    TestDatabase newDatabase() throws Exception {
        return new H2Database();
    }
}
