/** The GPUs of this machine. */
@NullMarked
package dev.wenshu.inference.server.device;

import org.jspecify.annotations.NullMarked;
