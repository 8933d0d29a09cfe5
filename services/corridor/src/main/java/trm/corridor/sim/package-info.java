/**
 * Three nodes in one thread, on a virtual clock and a network that drops, doubles, delays, reorders
 * and cuts, with a crash possible between any two steps. What runs is what is shipped: use cases,
 * courier, relay, inbox, checkpointer; only stores, network and, in most runs, sealing are stood in
 * for. A run is its seed: the same seed plays the same history. Called by {@link
 * trm.corridor.sim.Main} and by tests.
 */
@NullMarked
package trm.corridor.sim;

import org.jspecify.annotations.NullMarked;
