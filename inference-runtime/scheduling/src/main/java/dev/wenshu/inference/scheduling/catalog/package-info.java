/** Which models there are, by the names that requests give: definitions that people add and remove while the server runs. */
@NullMarked
package dev.wenshu.inference.scheduling.catalog;

import org.jspecify.annotations.NullMarked;
