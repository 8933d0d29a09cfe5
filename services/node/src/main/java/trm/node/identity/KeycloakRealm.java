package trm.node.identity;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.admin.client.spi.ResteasyClientClassicProvider;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import trm.node.OfficerRole;
import trm.node.partner.Partner;
import trm.node.partner.PartnerRealm;
import trm.node.partner.RealmFault;
import trm.node.partner.Trouble;

/**
 * The clients of partners' systems in Keycloak. A client is found again by its id and known as ours
 * by the mark that it bears; one without the mark is never touched, since a wrong id could
 * otherwise turn another application of the realm into a partner.
 */
public final class KeycloakRealm implements PartnerRealm, AutoCloseable {
  private final RealmAccess access;
  private @Nullable Keycloak keycloak;

  public KeycloakRealm(RealmAccess access) {
    this.access = access;
  }

  @Override
  public String admit(Partner partner) {
    return ask(
        realm -> {
          String id = find(realm, partner).map(ClientRepresentation::getId).orElse(null);
          if (id == null) {
            id = create(realm, partner);
          } else {
            ClientResource client = realm.clients().get(id);
            client.update(PartnerClient.agreed(client.toRepresentation(), partner));
          }
          String account = realm.clients().get(id).getServiceAccountUser().getId();
          makePartner(realm.users().get(account).roles().realmLevel());
          return account;
        });
  }

  @Override
  public void shutOut(Partner partner) {
    ask(
        realm -> {
          find(realm, partner)
              .ifPresent(
                  client -> {
                    realm.clients().get(client.getId()).update(PartnerClient.shutOut(client));
                  });
          return partner;
        });
  }

  @Override
  public void remove(Partner partner) {
    ask(
        realm -> {
          find(realm, partner).ifPresent(client -> remove(realm, client.getId()));
          return partner;
        });
  }

  private static void remove(RealmResource realm, String id) {
    try {
      realm.clients().get(id).remove();
    } catch (NotFoundException e) {
      // Somebody else removed it, which is what was wanted.
      return;
    }
  }

  private static Optional<ClientRepresentation> find(RealmResource realm, Partner partner) {
    Optional<ClientRepresentation> found =
        realm.clients().findByClientId(partner.clientId()).stream().findFirst();
    if (found.filter(client -> !PartnerClient.isOf(client, partner)).isPresent()) {
      throw new RealmFault(Trouble.CLIENT_ID_TAKEN);
    }
    return found;
  }

  private String create(RealmResource realm, Partner partner) {
    try (Response response = realm.clients().create(PartnerClient.of(partner, access.node()))) {
      if (response.getStatus() >= 400) {
        throw new RealmFault(trouble(response.getStatus()));
      }
    }
    // Two replicas may have made it at once, and only one of them did.
    return find(realm, partner)
        .map(ClientRepresentation::getId)
        .orElseThrow(() -> new RealmFault(Trouble.REFUSED));
  }

  /**
   * Only what may be mapped is looked through: the node's account may not read the realm's roles.
   */
  private static void makePartner(RoleScopeResource roles) {
    if (named(roles.listAll()).isEmpty()) {
      roles.add(
          List.of(
              named(roles.listAvailable()).orElseThrow(() -> new RealmFault(Trouble.NOT_ALLOWED))));
    }
  }

  private static Optional<RoleRepresentation> named(List<RoleRepresentation> roles) {
    return roles.stream()
        .filter(role -> role.getName().equals(OfficerRole.PARTNER.realmName()))
        .findFirst();
  }

  private <T> T ask(Function<RealmResource, T> question) {
    try {
      return question.apply(keycloak().realm(access.realm()));
    } catch (NotAuthorizedException | ForbiddenException e) {
      throw new RealmFault(Trouble.NOT_ALLOWED);
    } catch (ClientErrorException e) {
      throw new RealmFault(trouble(e.getResponse().getStatus()));
    } catch (WebApplicationException | ProcessingException e) {
      throw new RealmFault(fault(e));
    }
  }

  /** The token's own request fails as the cause of the call that needed it. */
  private static Trouble fault(RuntimeException e) {
    return e.getCause() instanceof ClientErrorException refused
        ? trouble(refused.getResponse().getStatus())
        : Trouble.IDENTITY_AWAY;
  }

  private static Trouble trouble(int status) {
    return switch (status) {
      case 401, 403 -> Trouble.NOT_ALLOWED;
      case 408, 429 -> Trouble.IDENTITY_AWAY;
      default -> status < 500 ? Trouble.REFUSED : Trouble.IDENTITY_AWAY;
    };
  }

  /** Made when it is first needed: most nodes that start have no partner to make. */
  private synchronized Keycloak keycloak() {
    Keycloak made = keycloak;
    if (made == null) {
      made =
          KeycloakBuilder.builder()
              .serverUrl(access.server())
              .realm(access.realm())
              .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
              .clientId(access.clientId())
              .clientSecret(access.clientSecret())
              .resteasyClient(
                  ResteasyClientClassicProvider.createClientBuilder()
                      .connectTimeout(RealmAccess.CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                      .readTimeout(RealmAccess.ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                      .register(JacksonProvider.class, 100)
                      .build())
              .build();
      keycloak = made;
    }
    return made;
  }

  @Override
  public synchronized void close() {
    if (keycloak != null) {
      keycloak.close();
    }
  }
}
