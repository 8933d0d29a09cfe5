package trm.corridor.embedded;

/**
 * Somebody who may call a node: an officer with a password, or an NGO's system with a client
 * secret. All are invented.
 *
 * @param node the node whose realm knows the user
 * @param name the user name, or the client's id
 * @param role the one Keycloak role, such as {@code case-worker}
 * @param organisation the body inside the node for which the user acts
 * @param system whether this is an NGO's system, which names the acting officer in each call
 */
public record InventedUser(
    String node, String name, String role, String organisation, boolean system) {}
