/** Text-level safeguards around any model: reasoning split from the answer, loops and truncation found, schemas checked. */
@NullMarked
package dev.wenshu.inference.guards;

import org.jspecify.annotations.NullMarked;
