/** What parent and worker say to each other: length-prefixed JSON frames over the worker's standard streams. */
@NullMarked
package dev.wenshu.document.parse.wire;

import org.jspecify.annotations.NullMarked;
