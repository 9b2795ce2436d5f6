/**
 * What is had from a document: the extract record with confidence, evidence and problems for each field, the summary, and
 * the ports that flows implement to produce them.
 */
@NullMarked
package dev.wenshu.document.extract;

import org.jspecify.annotations.NullMarked;
