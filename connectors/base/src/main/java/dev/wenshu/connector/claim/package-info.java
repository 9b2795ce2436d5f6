/** Documents that messages only refer to (Claim Check of Enterprise Integration Patterns), and names for people made of foreign ones. */
@NullMarked
package dev.wenshu.connector.claim;

import org.jspecify.annotations.NullMarked;
