package trm.node.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import trm.node.OfficerRole;
import trm.node.partner.Partner;
import trm.node.partner.Partner.Terms;

/**
 * A partner's client as Keycloak is told of it: it signs in with its own key (private_key_jwt),
 * gets tokens for this node alone, and its tokens say the role, the organisation and its kind. The
 * role stands in the client and not at its account, so that this node need not manage users. It can
 * do nothing else in the realm.
 */
final class PartnerClient {
  private static final String MARK = "trm.partner";
  private static final String SHUT_OUT = "trm.shut-out";
  private static final String KEYS = "jwks.string";
  private static final String KEYS_URL = "jwks.url";

  private PartnerClient() {}

  /** Whether this node made the client, for this partner. */
  static boolean isOf(ClientRepresentation client, Partner partner) {
    Map<String, String> attributes = client.getAttributes();
    return attributes != null && partner.id().toString().equals(attributes.get(MARK));
  }

  /** A new one, whole, so that one call makes all of it. */
  static ClientRepresentation of(Partner partner, String node) {
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId(partner.clientId());
    client.setProtocol("openid-connect");
    client.setEnabled(true);
    client.setPublicClient(false);
    client.setStandardFlowEnabled(false);
    client.setImplicitFlowEnabled(false);
    client.setDirectAccessGrantsEnabled(false);
    client.setServiceAccountsEnabled(true);
    client.setFullScopeAllowed(false);
    client.setDefaultClientScopes(List.of("basic"));
    client.setOptionalClientScopes(List.of());
    client.setProtocolMappers(mappers(partner, node));
    return agreed(client, partner);
  }

  /**
   * The same with what was agreed with the partner now. Whoever disabled it by hand had a reason,
   * so only what bears this node's own mark is enabled again.
   */
  static ClientRepresentation agreed(ClientRepresentation client, Partner partner) {
    client.setName(partner.terms().name());
    client.setClientAuthenticatorType("client-jwt");
    Map<String, String> attributes = new HashMap<>();
    if (client.getAttributes() != null) {
      attributes.putAll(client.getAttributes());
    }
    attributes.put(MARK, partner.id().toString());
    attributes.putAll(keys(partner.terms()));
    client.setAttributes(attributes);
    return partner.isShutOut() ? shutOut(client) : letIn(client);
  }

  /** The same that gets no token; marked, unless somebody else disabled it before. */
  static ClientRepresentation shutOut(ClientRepresentation client) {
    if (!Boolean.FALSE.equals(client.isEnabled())) {
      client.setEnabled(false);
      mark(client, "true");
    }
    return client;
  }

  private static ClientRepresentation letIn(ClientRepresentation client) {
    if ("true".equals(client.getAttributes().get(SHUT_OUT))) {
      client.setEnabled(true);
      mark(client, "");
    }
    return client;
  }

  private static void mark(ClientRepresentation client, String shutOut) {
    Map<String, String> attributes = new HashMap<>(client.getAttributes());
    attributes.put(SHUT_OUT, shutOut);
    client.setAttributes(attributes);
  }

  /** What is not used any more is emptied: an attribute that is left out would stay. */
  private static Map<String, String> keys(Terms terms) {
    String set = terms.keySet();
    return Map.of(
        "use.jwks.string",
        String.valueOf(set != null),
        KEYS,
        set == null ? "" : set,
        "use.jwks.url",
        String.valueOf(set == null),
        KEYS_URL,
        terms.keySetUrl() == null ? "" : terms.keySetUrl().toString());
  }

  private static List<ProtocolMapperRepresentation> mappers(Partner partner, String node) {
    return List.of(
        mapper(
            "is a partner",
            "oidc-hardcoded-role-mapper",
            Map.of("role", OfficerRole.PARTNER.realmName())),
        mapper(
            "realm roles",
            "oidc-usermodel-realm-role-mapper",
            Map.of("claim.name", "realm_access.roles", "multivalued", "true")),
        mapper(
            "audience is the node",
            "oidc-audience-mapper",
            Map.of("included.custom.audience", node)),
        mapper(
            "organisation",
            "oidc-hardcoded-claim-mapper",
            Map.of("claim.name", "organisation", "claim.value", partner.organisation().value())),
        mapper(
            "organisation kind",
            "oidc-hardcoded-claim-mapper",
            Map.of("claim.name", "organisation_kind", "claim.value", partner.kind().name())),
        mapper(
            "officer",
            "oidc-usermodel-attribute-mapper",
            Map.of("user.attribute", "username", "claim.name", "preferred_username")));
  }

  private static ProtocolMapperRepresentation mapper(
      String name, String type, Map<String, String> config) {
    Map<String, String> all = new HashMap<>(config);
    all.put("jsonType.label", "String");
    all.put("access.token.claim", "true");
    ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
    mapper.setName(name);
    mapper.setProtocol("openid-connect");
    mapper.setProtocolMapper(type);
    mapper.setConfig(all);
    return mapper;
  }
}
