/** Whether this server can infer: by inferring. */
@NullMarked
package dev.wenshu.inference.server.health;

import org.jspecify.annotations.NullMarked;
