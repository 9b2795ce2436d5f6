/** Tests of the catalogue of models. */
@NullMarked
package dev.wenshu.app.models;

import org.jspecify.annotations.NullMarked;
