/** What a model thinks, told from what it answers, in the dialects that models and servers write it in. */
@NullMarked
package dev.wenshu.inference.guards.reasoning;

import org.jspecify.annotations.NullMarked;
