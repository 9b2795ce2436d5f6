/** What the settings of connectors have in common. */
@NullMarked
package dev.wenshu.connector.settings;

import org.jspecify.annotations.NullMarked;
