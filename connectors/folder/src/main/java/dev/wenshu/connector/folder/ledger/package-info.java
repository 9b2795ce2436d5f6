/** The ledger: an Excel workbook that people keep open, sort, colour and extend, and that still gets its rows. */
@NullMarked
package dev.wenshu.connector.folder.ledger;

import org.jspecify.annotations.NullMarked;
