/** Tests of downloads, against a hub on this machine. */
@NullMarked
package dev.wenshu.app.models.hub;

import org.jspecify.annotations.NullMarked;
