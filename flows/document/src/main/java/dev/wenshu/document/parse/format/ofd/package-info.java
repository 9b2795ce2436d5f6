/** OFD (GB/T 33190): words with boxes, attachments, invoice tags and page images. */
@NullMarked
package dev.wenshu.document.parse.format.ofd;

import org.jspecify.annotations.NullMarked;
