/**
 * The parts of a corridor on one machine: broker, databases, identity provider and the three
 * services as child processes, with their keys, passwords and ports in one state folder. The demo,
 * {@code make up} and the system tests start the same classes. Nothing here is ever deployed.
 */
@NullMarked
package trm.corridor.embedded;

import org.jspecify.annotations.NullMarked;
