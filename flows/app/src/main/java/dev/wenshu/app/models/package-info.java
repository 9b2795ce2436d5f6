/** The catalogue of generative models in the suite's database, and what is checked of a model before it is added. */
@NullMarked
package dev.wenshu.app.models;

import org.jspecify.annotations.NullMarked;
