/** What all endpoints below {@code /v1} share: access keys, settings, errors, and how parameters and callers are read. */
@NullMarked
package dev.wenshu.inference.server.http;

import org.jspecify.annotations.NullMarked;
