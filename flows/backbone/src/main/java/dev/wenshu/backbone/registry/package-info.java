/** Which documents there are and how far each has come: states, the transitions between them, and queries. */
@NullMarked
package dev.wenshu.backbone.registry;

import org.jspecify.annotations.NullMarked;
