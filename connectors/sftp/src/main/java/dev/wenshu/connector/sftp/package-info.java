/**
 * The connector to folders on SFTP servers: files are picked up, results are written beside them, and originals are moved. Nothing but
 * {@link dev.wenshu.connector.sftp.SftpConnector} and {@link dev.wenshu.connector.sftp.SftpConfig} is meant for other modules.
 */
@NullMarked
package dev.wenshu.connector.sftp;

import org.jspecify.annotations.NullMarked;
