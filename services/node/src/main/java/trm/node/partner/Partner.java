package trm.node.partner;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;

/**
 * An organisation whose system calls this node.
 *
 * @param clientId of its client in Keycloak; made of the row's id, so that the client is found
 *     again
 * @param account the subject of its tokens; absent until Keycloak has given it one
 * @param ending who ended it and where its work goes; absent while nobody has
 * @param suspension who shut it out; absent while it is let in
 * @param tokensFrom tokens that were given earlier serve no more; absent while none was shut out
 * @param step what is to be done about it
 * @param version counts what officers changed, so that a stale screen is noticed
 */
public record Partner(
    PartnerId id,
    OrganisationId organisation,
    OrganisationKind kind,
    Terms terms,
    String clientId,
    @Nullable String account,
    State state,
    @Nullable Ending ending,
    @Nullable Suspension suspension,
    @Nullable Instant tokensFrom,
    Step step,
    long version,
    Instant askedAt,
    Instant changedAt) {
  private static final Instant NOT_BEFORE_KEYCLOAK_KNOWS = Instant.parse("9999-01-01T00:00:00Z");

  /** Where it stands; each but two says what is still owed. */
  public enum State {
    /** Its account is owed. */
    PENDING,
    ACTIVE,
    /** It ends, but holds what only it can answer. */
    DRAINING,
    /** The end of its account is owed. */
    CLOSING,
    /** It ended before it began; the removal of what may have been made is owed. */
    WITHDRAWN,
    CLOSED
  }

  /**
   * What was agreed with it.
   *
   * @param language of notices to it
   * @param contact where it is written to about the system, if it wants that
   * @param keySet its public keys, or
   * @param keySetUrl where they are; one of the two
   * @param requestsPerMinute absent for as many as any account may make
   */
  public record Terms(
      String name,
      String language,
      @Nullable String contact,
      @Nullable String keySet,
      @Nullable URI keySetUrl,
      @Nullable Integer requestsPerMinute) {
    /** A contact may be a person's own address. */
    @Override
    public String toString() {
      return "Terms[protected]";
    }
  }

  /**
   * How it ends.
   *
   * @param workGoesTo the organisation that is asked to take its work over; absent where it
   *     finishes it
   * @param by the organisation of the officer who ended it
   */
  public record Ending(@Nullable OrganisationId workGoesTo, OrganisationId by, OfficerId officer) {}

  /**
   * That it is shut out, whatever its state: its key may be in other hands.
   *
   * @param by the organisation of the officer who did it
   */
  public record Suspension(OrganisationId by, OfficerId officer, Instant at) {}

  /**
   * What is to be done.
   *
   * @param dueAt when; absent where nothing is
   * @param failures how often it has failed
   * @param trouble why it failed last
   */
  public record Step(@Nullable Instant dueAt, int failures, @Nullable Trouble trouble) {
    static final Step NONE = new Step(null, 0, null);

    static Step at(Instant due) {
      return new Step(due, 0, null);
    }
  }

  /** Whether it has ended, or does from here on whatever happens. */
  public boolean isOver() {
    return switch (state) {
      case PENDING, ACTIVE, DRAINING -> false;
      case CLOSING, WITHDRAWN, CLOSED -> true;
    };
  }

  /** Whether it is shut out for the time being. */
  public boolean isSuspended() {
    return suspension != null;
  }

  /** Whether its system may get no token now. */
  public boolean isShutOut() {
    return isSuspended() || isOver();
  }

  /** Whether it has been asked to end. */
  public boolean isEnding() {
    return state == State.DRAINING || isOver();
  }

  /** The organisation that its work goes to, if one does. */
  public @Nullable OrganisationId successor() {
    return ending == null ? null : ending.workGoesTo();
  }

  Partner admitted(String newAccount, Instant now) {
    return with(terms, newAccount, State.ACTIVE, ending, Step.NONE, version, now);
  }

  Partner inState(State next, Step nextStep, Instant now) {
    return with(terms, account, next, ending, nextStep, version, now);
  }

  Partner after(Step nextStep) {
    return with(terms, account, state, ending, nextStep, version, changedAt);
  }

  /** A change of terms is owed to Keycloak at once, unless its account is owed anyway. */
  Partner changed(Terms agreed, Instant now) {
    return with(agreed, account, state, ending, Step.at(now), version + 1, now);
  }

  Partner ended(State next, Ending how, Instant now) {
    return with(terms, account, next, how, Step.at(now), version + 1, now);
  }

  Partner suspended(Suspension how, Instant now) {
    return letIn(how, tokensFrom, now);
  }

  /** No token serves before Keycloak was told, which may believe the old key until then. */
  Partner resumed(Instant now) {
    return letIn(null, NOT_BEFORE_KEYCLOAK_KNOWS, now);
  }

  /**
   * Keycloak knows the keys that were agreed last. A token names the second in which it was given,
   * so that one of this very second is refused: nobody can tell whose it is.
   */
  Partner told(Instant now) {
    return NOT_BEFORE_KEYCLOAK_KNOWS.equals(tokensFrom) && !isSuspended()
        ? lettingIn(null, now, step, version, changedAt)
        : this;
  }

  private Partner letIn(@Nullable Suspension how, @Nullable Instant from, Instant now) {
    return lettingIn(how, from, Step.at(now), version + 1, now);
  }

  private Partner lettingIn(
      @Nullable Suspension how,
      @Nullable Instant from,
      Step nextStep,
      long newVersion,
      Instant changed) {
    return new Partner(
        id,
        organisation,
        kind,
        terms,
        clientId,
        account,
        state,
        ending,
        how,
        from,
        nextStep,
        newVersion,
        askedAt,
        changed);
  }

  private Partner with(
      Terms agreed,
      @Nullable String newAccount,
      State next,
      @Nullable Ending how,
      Step nextStep,
      long newVersion,
      Instant now) {
    return new Partner(
        id,
        organisation,
        kind,
        agreed,
        clientId,
        newAccount,
        next,
        how,
        suspension,
        tokensFrom,
        nextStep,
        newVersion,
        askedAt,
        now);
  }
}
