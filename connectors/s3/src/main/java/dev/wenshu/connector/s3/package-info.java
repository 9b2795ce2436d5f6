/**
 * The connector to buckets of S3 and of stores that speak its protocol: objects are picked up, results are written beside them,
 * as tags of them, and by moving them. Nothing but {@link dev.wenshu.connector.s3.S3Connector} and {@link
 * dev.wenshu.connector.s3.S3Config} is meant for other modules.
 */
@NullMarked
package dev.wenshu.connector.s3;

import org.jspecify.annotations.NullMarked;
