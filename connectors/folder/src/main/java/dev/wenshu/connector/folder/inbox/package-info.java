/**
 * Files in the inbox and what is done to them: finding an original again, writing beside it, moving it, and taking that
 * back. No state is kept outside the folder; a repeated operation recognises its own result.
 */
@NullMarked
package dev.wenshu.connector.folder.inbox;

import org.jspecify.annotations.NullMarked;
