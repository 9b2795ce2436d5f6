/**
 * The connector to shares of Windows, Samba and storage boxes (SMB 2 and 3): files are picked up, results are written beside them, and
 * originals are moved. Nothing but {@link dev.wenshu.connector.smb.SmbConnector} and {@link dev.wenshu.connector.smb.SmbConfig} is meant
 * for other modules.
 */
@NullMarked
package dev.wenshu.connector.smb;

import org.jspecify.annotations.NullMarked;
