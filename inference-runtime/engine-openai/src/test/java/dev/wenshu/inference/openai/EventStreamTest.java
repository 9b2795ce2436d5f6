package dev.wenshu.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventStreamTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data: 你好~~data:b~~ | 你好,b",
                "data: a^~^~data: b^~^~ | a,b",
                "data: a^^data: b^^ | a,b",
                ": keep-alive~~event: x~id: 1~data: a~retry: 5~~ | a",
                "data: a~data: b~~ | a+b",
                "data: a | a",
                "~~~ | ''",
                "data~~ | ''"
            })
    void readsEventsHoweverBytesAreCut(String text, String expected) {
        byte[] bytes = text.replace('~', '\n').replace('^', '\r').getBytes(StandardCharsets.UTF_8);
        for (int size = 1; size <= bytes.length; size++) {
            // When
            List<String> events = read(bytes, size);

            // Then
            assertThat(String.join(",", events).replace('\n', '+'))
                    .as("pieces of %d", size)
                    .isEqualTo(expected);
        }
    }

    private static List<String> read(byte[] bytes, int size) {
        List<String> events = new ArrayList<>();
        EventStream stream = new EventStream();
        for (int i = 0; i < bytes.length; i += size) {
            stream.accept(ByteBuffer.wrap(bytes, i, Math.min(size, bytes.length - i)));
        }
        stream.end();
        for (String event = stream.poll(); event != null; event = stream.poll()) {
            events.add(event);
        }
        return events;
    }
}
