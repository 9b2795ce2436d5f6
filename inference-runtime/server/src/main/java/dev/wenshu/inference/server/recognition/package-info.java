/** Which engine reads a page: OCR first, and where its answer cannot be trusted a vision model, if one is set. */
@NullMarked
package dev.wenshu.inference.server.recognition;

import org.jspecify.annotations.NullMarked;
