/** The claim check: originals by their content hash, so that messages and tables carry ids only. */
@NullMarked
package dev.wenshu.backbone.store;

import org.jspecify.annotations.NullMarked;
