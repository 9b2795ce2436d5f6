/** Which model answers a call: names and aliases, weights, tiers, fallback, and changes applied while calls run. */
@NullMarked
package dev.wenshu.inference.scheduling.routing;

import org.jspecify.annotations.NullMarked;
