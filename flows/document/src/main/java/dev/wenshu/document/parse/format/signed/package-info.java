/** Files in an envelope of CMS (RFC 5652), as FatturaPA is signed ({@code .xml.p7m}). */
@NullMarked
package dev.wenshu.document.parse.format.signed;

import org.jspecify.annotations.NullMarked;
