/** How servers depart from the OpenAI API, as data. */
@NullMarked
package dev.wenshu.inference.openai.dialect;

import org.jspecify.annotations.NullMarked;
