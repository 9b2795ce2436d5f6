/** The part of Jinja that chat templates use, as text, tokens and trees; nothing is evaluated here. */
@NullMarked
package dev.wenshu.inference.template.syntax;

import org.jspecify.annotations.NullMarked;
