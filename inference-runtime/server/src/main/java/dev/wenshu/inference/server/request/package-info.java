/** Reads requests for text in the OpenAI API's terms into those of the generation port. */
@NullMarked
package dev.wenshu.inference.server.request;

import org.jspecify.annotations.NullMarked;
