/**
 * Puts the inference runtime together: engines for the models of the catalogue, each behind guards, queue, cache and routing,
 * beside text recognition and embeddings. Plain classes, for commands without a container as for the server.
 */
@NullMarked
package dev.wenshu.inference.server.assembly;

import org.jspecify.annotations.NullMarked;
