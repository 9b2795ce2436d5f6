/** Language models that a test makes for itself: real files and vocabularies, random weights. */
@NullMarked
package dev.wenshu.inference.testkit;

import org.jspecify.annotations.NullMarked;
