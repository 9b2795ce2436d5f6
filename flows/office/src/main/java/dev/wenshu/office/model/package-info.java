/** Summaries in a generative model's own words, each sentence tied to the passages it is from. */
@NullMarked
package dev.wenshu.office.model;

import org.jspecify.annotations.NullMarked;
