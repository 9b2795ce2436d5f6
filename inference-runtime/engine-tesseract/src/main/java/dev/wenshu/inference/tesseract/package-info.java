/**
 * Text recognition with Tesseract, in this process: Latin scripts with their diacritics, for which PP-OCRv4 has no classes.
 */
@NullMarked
package dev.wenshu.inference.tesseract;

import org.jspecify.annotations.NullMarked;
