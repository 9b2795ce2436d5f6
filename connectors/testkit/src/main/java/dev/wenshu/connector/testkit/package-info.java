/**
 * What every connector must pass, and the fakes for it. A connector's test extends {@link
 * dev.wenshu.connector.testkit.ConnectorContract} and supplies a {@link
 * dev.wenshu.connector.testkit.ConnectorFixture}: the connector, and a real system at the other end of the wire.
 */
@NullMarked
package dev.wenshu.connector.testkit;

import org.jspecify.annotations.NullMarked;
