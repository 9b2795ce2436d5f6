/** How a document's text is cut and weighed: its language, its sentences with their pages, their words, and the days they name. */
@NullMarked
package dev.wenshu.office.text;

import org.jspecify.annotations.NullMarked;
