/** The broker behind Jakarta Messaging 3.1: connections, one queue in a transacted session, messages read and written. */
@NullMarked
package dev.wenshu.connector.jms.broker;

import org.jspecify.annotations.NullMarked;
