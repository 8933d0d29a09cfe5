/**
 * Measures a corridor on this machine: how long a command takes to be proven received, how many
 * exchanges two nodes complete, what the least possible work of one is, how long a backlog takes to
 * drain, and how much memory the services hold. Called by {@code make bench} and {@code make
 * backlog}.
 */
@NullMarked
package trm.corridor.bench;

import org.jspecify.annotations.NullMarked;
