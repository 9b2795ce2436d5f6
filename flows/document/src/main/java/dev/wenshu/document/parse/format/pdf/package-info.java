/** PDF: words with boxes, hidden text, attachments, codes, and page images where the text layer is no use. */
@NullMarked
package dev.wenshu.document.parse.format.pdf;

import org.jspecify.annotations.NullMarked;
