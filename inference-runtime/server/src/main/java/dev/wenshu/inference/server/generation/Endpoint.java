package dev.wenshu.inference.server.generation;

import dev.wenshu.inference.server.answer.AnswerHead;
import dev.wenshu.inference.server.answer.AnswerWriter;
import dev.wenshu.inference.server.request.OrderReader;
import java.util.function.Function;

/** What makes the endpoints differ: how ids begin, how requests are read, how answers are written. */
record Endpoint(String idPrefix, OrderReader reader, Function<AnswerHead, AnswerWriter> writer) {}
