/** What happens when something fails, declared once, and what is put right at a start. */
@NullMarked
package dev.wenshu.backbone.fault;

import org.jspecify.annotations.NullMarked;
