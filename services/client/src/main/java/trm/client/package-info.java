/**
 * A client of a node's interface for the systems of partners, in plain Java 17 with one JSON
 * library. {@link trm.client.NodeClient} gives commands and reads; {@link trm.client.Realm} signs
 * in; {@link trm.client.EventFeed} follows what happens; {@link trm.client.WebhookVerifier} tells
 * whether a delivery is genuine. Nothing in here knows the node's own code: what it relies on is
 * the documented interface.
 */
@NullMarked
package trm.client;

import org.jspecify.annotations.NullMarked;
