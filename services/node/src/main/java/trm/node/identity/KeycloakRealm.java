package trm.node.identity;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
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
import org.keycloak.admin.client.spi.ResteasyClientClassicProvider;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.representations.idm.ClientRepresentation;
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
  private final NodeClient onboarding;
  private final InstantSource clock;
  private @Nullable Client http;

  /**
   * @param onboarding the client that manages clients, and nothing else
   */
  public KeycloakRealm(RealmAccess access, NodeClient onboarding, InstantSource clock) {
    this.access = access;
    this.onboarding = onboarding;
    this.clock = clock;
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
          return realm.clients().get(id).getServiceAccountUser().getId();
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

  private <T> T ask(Function<RealmResource, T> question) {
    try {
      return question.apply(signedIn().realm(access.realm()));
    } catch (NotAuthorizedException | ForbiddenException e) {
      throw new RealmFault(Trouble.NOT_ALLOWED);
    } catch (ClientErrorException e) {
      throw new RealmFault(trouble(e.getResponse().getStatus()));
    } catch (WebApplicationException | ProcessingException e) {
      throw new RealmFault(Trouble.IDENTITY_AWAY);
    }
  }

  private static Trouble trouble(int status) {
    return switch (status) {
      case 401, 403 -> Trouble.NOT_ALLOWED;
      case 408, 429 -> Trouble.IDENTITY_AWAY;
      default -> status < 500 ? Trouble.REFUSED : Trouble.IDENTITY_AWAY;
    };
  }

  /** With a token of its own each time: steps are rare, and their key may have been changed. */
  private Keycloak signedIn() {
    return KeycloakBuilder.builder()
        .serverUrl(access.server())
        .realm(access.realm())
        .authorization(token())
        .resteasyClient(http())
        .build();
  }

  private String token() {
    Form form = new Form("grant_type", OAuth2Constants.CLIENT_CREDENTIALS);
    onboarding.proof(clock.instant()).forEach(form::param);
    try {
      return http()
          .target(access.tokens())
          .request(MediaType.APPLICATION_JSON_TYPE)
          .post(Entity.form(form), AccessTokenResponse.class)
          .getToken();
    } catch (BadRequestException e) {
      // Keycloak's answer to a key that it does not know.
      throw new RealmFault(Trouble.NOT_ALLOWED);
    }
  }

  /** Made when it is first needed: most nodes that start have no partner to make. */
  private synchronized Client http() {
    Client made = http;
    if (made == null) {
      made =
          ResteasyClientClassicProvider.createClientBuilder()
              .connectTimeout(RealmAccess.CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
              .readTimeout(RealmAccess.ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
              .register(JacksonProvider.class, 100)
              .build();
      http = made;
    }
    return made;
  }

  @Override
  public synchronized void close() {
    if (http != null) {
      http.close();
    }
  }
}
