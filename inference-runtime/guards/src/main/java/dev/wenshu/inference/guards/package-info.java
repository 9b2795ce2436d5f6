/**
 * Safeguards around any model: reasoning split from the answer, thinking kept within its budget, loops ended, prompts that a
 * server cut found out, answers checked against their schema. Each is a {@link
 * dev.wenshu.inference.generation.TextGeneration} that holds the next; {@link
 * dev.wenshu.inference.guards.GuardedGeneration} puts them together.
 */
@NullMarked
package dev.wenshu.inference.guards;

import org.jspecify.annotations.NullMarked;
