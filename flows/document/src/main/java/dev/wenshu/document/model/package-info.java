/**
 * What a flow asks a generative model about a document: one question, one JSON answer of a known shape. The document is
 * quoted as data between marks that it cannot know; what it says is never an order.
 */
@NullMarked
package dev.wenshu.document.model;

import org.jspecify.annotations.NullMarked;
