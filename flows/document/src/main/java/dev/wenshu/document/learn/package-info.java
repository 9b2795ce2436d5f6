/** What reading learns from the decisions of persons. */
@NullMarked
package dev.wenshu.document.learn;

import org.jspecify.annotations.NullMarked;
