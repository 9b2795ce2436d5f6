/** One bucket: its calls with their faults, where an original is, and what is written back to it. */
@NullMarked
package dev.wenshu.connector.s3.bucket;

import org.jspecify.annotations.NullMarked;
