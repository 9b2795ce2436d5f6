/** Learning from the decisions of persons while the suite runs: layouts of sellers, and more trees for the forests. */
@NullMarked
package dev.wenshu.invoice.training.learn;

import org.jspecify.annotations.NullMarked;
