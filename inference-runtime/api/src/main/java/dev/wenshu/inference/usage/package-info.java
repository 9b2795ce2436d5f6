/** What each call to a model cost, for whoever keeps the account. */
@NullMarked
package dev.wenshu.inference.usage;

import org.jspecify.annotations.NullMarked;
