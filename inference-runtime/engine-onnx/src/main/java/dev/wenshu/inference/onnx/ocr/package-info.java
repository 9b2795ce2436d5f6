/**
 * Reading of page images: detection of text regions, page orientation, line crops, recognition, words and reading order.
 * Plain Java around three {@link dev.wenshu.inference.onnx.ocr.Network}s; it knows nothing of ONNX Runtime.
 */
@NullMarked
package dev.wenshu.inference.onnx.ocr;

import org.jspecify.annotations.NullMarked;
