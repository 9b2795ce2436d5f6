/** The sample inbox: invented bilingual office documents and their ground truth, the same bytes for the same seed. */
@NullMarked
package dev.wenshu.samples;

import org.jspecify.annotations.NullMarked;
