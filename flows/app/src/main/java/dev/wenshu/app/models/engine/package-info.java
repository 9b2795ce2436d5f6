/** Installs the pinned native llama.cpp builds from their npm packages and knows where on this machine they are. */
@NullMarked
package dev.wenshu.app.models.engine;

import org.jspecify.annotations.NullMarked;
