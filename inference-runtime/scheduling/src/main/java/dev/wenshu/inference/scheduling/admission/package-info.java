/** Who is next: a bounded queue in front of a model that is fair between departments and knows what is urgent. */
@NullMarked
package dev.wenshu.inference.scheduling.admission;

import org.jspecify.annotations.NullMarked;
