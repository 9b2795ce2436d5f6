/** Plain text, CSV, HTML and XML, whatever their character encoding. */
@NullMarked
package dev.wenshu.document.parse.format.text;

import org.jspecify.annotations.NullMarked;
