package dev.wenshu.inference.llamacpp.answer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Turns bytes that come in pieces into text; a character that is not whole yet waits, and one that never can be is U+FFFD. */
final class Utf8Text {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer waiting = ByteBuffer.allocate(64).flip();

    String feed(byte[] bytes) {
        ByteBuffer input = ByteBuffer.allocate(waiting.remaining() + bytes.length)
                .put(waiting)
                .put(bytes)
                .flip();
        String text = decode(input, false);
        waiting = input;
        return text;
    }

    /** What is left when no more bytes come. */
    String finish() {
        return decode(waiting, true);
    }

    private String decode(ByteBuffer input, boolean end) {
        CharBuffer text = CharBuffer.allocate(input.remaining() + 2);
        decoder.decode(input, text, end);
        if (end) {
            decoder.flush(text);
            decoder.reset();
        }
        return text.flip().toString();
    }
}
