/** Checks that the code keeps the arrows and names that DESIGN and STYLE promise. */
@NullMarked
package dev.wenshu.app.architecture;

import org.jspecify.annotations.NullMarked;
