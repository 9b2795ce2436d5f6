/** Prompts that a server cut without saying so. */
@NullMarked
package dev.wenshu.inference.guards.truncation;

import org.jspecify.annotations.NullMarked;
