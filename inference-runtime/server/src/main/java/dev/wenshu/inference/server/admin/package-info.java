/** {@code /v1/admin}: models and devices of this server, for who runs it. */
@NullMarked
package dev.wenshu.inference.server.admin;

import org.jspecify.annotations.NullMarked;
