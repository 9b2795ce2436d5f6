/** Office documents: Word, Excel, PowerPoint, OpenDocument and what Tika reads besides. */
@NullMarked
package dev.wenshu.document.parse.format.office;

import org.jspecify.annotations.NullMarked;
