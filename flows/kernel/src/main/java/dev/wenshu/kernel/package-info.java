/**
 * What every module shares and nothing else: the error model, the one JSON mapper, the one hardened XML factory and
 * content hashes. Depends on no other module.
 */
@NullMarked
package dev.wenshu.kernel;

import org.jspecify.annotations.NullMarked;
