/** What a model can really do on the build that serves it, found out by asking. */
@NullMarked
package dev.wenshu.inference.guards.probe;

import org.jspecify.annotations.NullMarked;
