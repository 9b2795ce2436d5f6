/**
 * The inference ports as beans, in process or over HTTP by one setting, and their OpenAI-compatible HTTP side. The same
 * jar is the stand-alone inference server and a part of the suite.
 */
@NullMarked
package dev.wenshu.inference.server;

import org.jspecify.annotations.NullMarked;
