package dev.wenshu.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.wenshu.invoice.check.IdentifiersFuzz;
import dev.wenshu.invoice.fapiao.ChineseAmountFuzz;
import dev.wenshu.invoice.text.AmountTextFuzz;
import dev.wenshu.invoice.text.DateTextFuzz;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each target on sound inputs and on the same damaged ones at every build; long runs are made with {@code flows/fuzz/run}. */
class FuzzTargetsTest {
    private static final int DAMAGED_EACH = 40;

    @ParameterizedTest
    @MethodSource("targets")
    void standsSoundAndDamagedInput(Target target) {
        // Given
        List<byte[]> inputs = new ArrayList<>(target.seeds());
        Random random = new Random(7);
        target.seeds()
                .forEach(seed -> Stream.generate(() -> damaged(seed, random))
                        .limit(DAMAGED_EACH)
                        .forEach(inputs::add));

        // When
        ThrowingCallable all = () -> {
            for (byte[] input : inputs) {
                target.input().accept(input);
            }
        };

        // Then
        assertThatCode(all).doesNotThrowAnyException();
    }

    /** Bytes changed, cut out, doubled or moved. */
    private static byte[] damaged(byte[] seed, Random random) {
        byte[] copy = seed.clone();
        for (int i = random.nextInt(1, 6); i > 0 && copy.length > 1; i--) {
            int at = random.nextInt(copy.length);
            int length = Math.min(copy.length - at, random.nextInt(1, 40));
            switch (random.nextInt(3)) {
                case 0 -> copy[at] = (byte) random.nextInt(256);
                case 1 -> copy = joined(copy, at, at + length);
                default -> copy = joined(copy, at + length, at);
            }
        }
        return copy;
    }

    /** What stands before {@code end}, then what stands from {@code begin} on. */
    private static byte[] joined(byte[] bytes, int end, int begin) {
        byte[] joined = new byte[end + bytes.length - begin];
        System.arraycopy(bytes, 0, joined, 0, end);
        System.arraycopy(bytes, begin, joined, end, bytes.length - begin);
        return joined;
    }

    static List<Target> targets() {
        return List.of(
                new Target("amount", AmountTextFuzz::fuzzerTestOneInput, Seeds.texts()),
                new Target("date", DateTextFuzz::fuzzerTestOneInput, Seeds.texts()),
                new Target("identifier", IdentifiersFuzz::fuzzerTestOneInput, Seeds.texts()),
                new Target("Chinese amount", ChineseAmountFuzz::fuzzerTestOneInput, Seeds.texts()),
                new Target("fapiao QR code", FapiaoQrFuzz::fuzzerTestOneInput, Seeds.texts()),
                new Target("page text", PageTextFuzz::fuzzerTestOneInput, Seeds.texts()),
                new Target("e-invoice XML", InvoiceXmlFuzz::fuzzerTestOneInput, Seeds.xml()),
                new Target("OFD", OfdFuzz::fuzzerTestOneInput, Seeds.ofdInputs()));
    }

    /** What is fuzzed. */
    record Target(String name, Input input, List<byte[]> seeds) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A fuzzer's entry. */
    @FunctionalInterface
    interface Input {
        void accept(byte[] bytes) throws Exception;
    }
}
