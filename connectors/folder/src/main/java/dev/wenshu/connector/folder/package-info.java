/**
 * The connector to a folder: files that people or devices put there are picked up, results are written beside them. The
 * smallest connector, and the one to copy when another is made. Nothing but {@link
 * dev.wenshu.connector.folder.FolderConnector} and {@link dev.wenshu.connector.folder.FolderConfig} is meant for other
 * modules.
 */
@NullMarked
package dev.wenshu.connector.folder;

import org.jspecify.annotations.NullMarked;
