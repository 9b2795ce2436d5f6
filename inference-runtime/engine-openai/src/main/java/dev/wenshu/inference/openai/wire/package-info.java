/** The bodies of requests and answers, written and read as each dialect has them. */
@NullMarked
package dev.wenshu.inference.openai.wire;

import org.jspecify.annotations.NullMarked;
