/** Conversations as a model was trained to read them, by its own Jinja template, and the tool calls it writes in turn. */
@NullMarked
package dev.wenshu.inference.template;

import org.jspecify.annotations.NullMarked;
