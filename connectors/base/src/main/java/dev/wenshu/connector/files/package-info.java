/**
 * Files on a server, whatever its protocol: pick-up, sidecars and moves on top of a small port ({@link
 * dev.wenshu.connector.files.FileStore}), which a connector implements. Paths are relative to the watched folder, with {@code /}
 * between names.
 */
@NullMarked
package dev.wenshu.connector.files;

import org.jspecify.annotations.NullMarked;
