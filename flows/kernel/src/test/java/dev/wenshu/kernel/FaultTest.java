package dev.wenshu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void categoryIsThatOfTheNearestFaultInTheChain() {
        Fault inner = new Fault(FaultCategory.SETUP, "no credentials for mail");

        assertThat(Fault.categoryOf(new IllegalStateException(inner))).isEqualTo(FaultCategory.SETUP);
    }

    @Test
    void unknownThrowableIsOurDefect() {
        assertThat(Fault.categoryOf(new NullPointerException())).isEqualTo(FaultCategory.INTERNAL);
    }
}
