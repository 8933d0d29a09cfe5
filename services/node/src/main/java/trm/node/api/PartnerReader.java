package trm.node.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import trm.node.keys.PublicKeySet;
import trm.node.partner.Partner.Terms;
import trm.node.partner.PartnerDesk.Wish;
import trm.node.webhook.Webhook;
import trm.node.webhook.WebhookDesk;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;
import trm.schema.Languages;

/** Reads who is to become a partner, and on what terms. */
final class PartnerReader {
  private static final Pattern ORGANISATION = Pattern.compile("[a-z][a-z0-9-]{1,47}");
  private static final Pattern CONTACT = Pattern.compile("[^\\s@<>]{1,64}@[^\\s@<>]{1,190}");
  private static final int NAME_MAX = 120;
  private static final int REQUESTS_MAX = 10_000_000;
  private static final String NO_FORM = "Has no valid form.";
  private final WebhookDesk webhooks;

  PartnerReader(WebhookDesk webhooks) {
    this.webhooks = webhooks;
  }

  /**
   * Who is to become one.
   *
   * @param contact where it is written to about the system, if it wants that
   * @param keys its public keys, a JWK or a set of them; or
   * @param keysUrl where Keycloak finds them
   * @param requestsPerMinute absent for as many as any account may make
   * @param webhook its first one
   */
  public record PartnerWished(
      String organisation,
      OrganisationKind kind,
      String name,
      String language,
      @Nullable String contact,
      @Nullable JsonNode keys,
      @Nullable String keysUrl,
      @Nullable Integer requestsPerMinute,
      @Nullable FirstWebhook webhook) {}

  /** Where it is told what happens in its own cases. */
  public record FirstWebhook(String url, @Nullable List<String> types) {
    /** An address may hold a password, so it is in no log. */
    @Override
    public String toString() {
      return "FirstWebhook[protected]";
    }
  }

  /**
   * What is agreed from now on.
   *
   * @param version of the partner on the caller's screen
   */
  public record PartnerTerms(
      long version,
      String name,
      String language,
      @Nullable String contact,
      @Nullable JsonNode keys,
      @Nullable String keysUrl,
      @Nullable Integer requestsPerMinute) {}

  /**
   * How one is to end.
   *
   * @param workGoesTo the organisation that is to follow
   */
  public record PartnerEnd(@Nullable String workGoesTo) {}

  /**
   * Reads who is to become one.
   *
   * @throws ProblemException when a field is wrong
   */
  Wish wish(PartnerWished asked) {
    Terms terms =
        terms(
            new PartnerTerms(
                0,
                asked.name(),
                asked.language(),
                asked.contact(),
                asked.keys(),
                asked.keysUrl(),
                asked.requestsPerMinute()));
    return new Wish(
        organisation("organisation", asked.organisation()),
        asked.kind(),
        terms,
        webhook(asked.webhook()));
  }

  /**
   * Reads what is agreed.
   *
   * @throws ProblemException when a field is wrong
   */
  Terms terms(PartnerTerms asked) {
    if (asked.name().isBlank() || asked.name().length() > NAME_MAX) {
      throw RequestJson.wrong("name", NO_FORM);
    }
    if (!Languages.ofOfficers().tags().contains(asked.language())) {
      throw RequestJson.wrong("language", "Is no code.");
    }
    String contact = asked.contact();
    if (contact != null && !CONTACT.matcher(contact).matches()) {
      throw RequestJson.wrong("contact", NO_FORM);
    }
    Integer requests = asked.requestsPerMinute();
    if (requests != null && (requests < 1 || requests > REQUESTS_MAX)) {
      throw RequestJson.wrong("requestsPerMinute", NO_FORM);
    }
    JsonNode keys = asked.keys();
    String url = asked.keysUrl();
    if ((keys == null || keys.isNull()) == (url == null)) {
      throw RequestJson.wrong("keys", NO_FORM);
    }
    return new Terms(
        asked.name().strip(), asked.language(), contact, keys(keys), keysUrl(url), requests);
  }

  private static @Nullable String keys(@Nullable JsonNode keys) {
    return keys == null || keys.isNull()
        ? null
        : PublicKeySet.read(keys.toString())
            .orElseThrow(() -> RequestJson.wrong("keys", NO_FORM))
            .text();
  }

  /** It is Keycloak that looks there, so the same is demanded as of where this node itself goes. */
  private @Nullable URI keysUrl(@Nullable String text) {
    if (text == null) {
      return null;
    }
    URI url = uri("keysUrl", text);
    if (!webhooks.allows(new Webhook.Wish(url, false, Set.of()))) {
      throw RequestJson.wrong("keysUrl", WebhookReader.NO_ADDRESS);
    }
    return url;
  }

  private Webhook.@Nullable Wish webhook(@Nullable FirstWebhook asked) {
    if (asked == null) {
      return null;
    }
    List<String> types = asked.types();
    Webhook.Wish wish =
        new Webhook.Wish(
            uri("webhook.url", asked.url()),
            false,
            WebhookReader.types(types == null ? List.of() : types));
    if (!webhooks.allows(wish)) {
      throw RequestJson.wrong("webhook.url", WebhookReader.NO_ADDRESS);
    }
    return wish;
  }

  private static URI uri(String field, String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw RequestJson.wrong(field, WebhookReader.NO_ADDRESS);
    }
  }

  /** Reads the organisation that is to follow. */
  static @Nullable OrganisationId successor(PartnerEnd asked) {
    String text = asked.workGoesTo();
    return text == null ? null : organisation("workGoesTo", text);
  }

  private static OrganisationId organisation(String field, String text) {
    if (!ORGANISATION.matcher(text).matches()) {
      throw RequestJson.wrong(field, NO_FORM);
    }
    return new OrganisationId(text);
  }
}
