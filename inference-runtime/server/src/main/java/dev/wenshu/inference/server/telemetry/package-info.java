/** Metrics, spans and accounts of calls, under the names of OpenTelemetry's semantic conventions for generative AI. */
@NullMarked
package dev.wenshu.inference.server.telemetry;

import org.jspecify.annotations.NullMarked;
