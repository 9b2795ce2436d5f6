/** Brings models from Hugging Face and ModelScope: what a repository holds, which file is meant, and its bytes, checked. */
@NullMarked
package dev.wenshu.app.models.hub;

import org.jspecify.annotations.NullMarked;
