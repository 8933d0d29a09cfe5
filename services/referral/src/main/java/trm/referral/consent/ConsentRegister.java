package trm.referral.consent;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.ConsentEvent.ConsentNarrowed;
import trm.referral.ConsentEvent.ConsentWithdrawn;
import trm.referral.ConsentId;
import trm.referral.DirectoryView.NodeView;
import trm.referral.DisclosureClass;
import trm.referral.Fact;
import trm.referral.NodeId;
import trm.referral.OrganisationId;
import trm.referral.file.Care;

/** Every consent that this node took or was told of. */
public final class ConsentRegister {
  private static final List<String> HELP = List.of(Purposes.ASSISTANCE, Purposes.REINTEGRATION);

  private final Map<ConsentId, Consent> consents = new LinkedHashMap<>();

  private ConsentRegister() {}

  /** What the facts of a node's copy say. */
  public static ConsentRegister of(Care care) {
    ConsentRegister register = new ConsentRegister();
    care.facts().facts().forEach(register::take);
    care.adultFrom()
        .ifPresent(day -> register.consents.replaceAll((id, consent) -> consent.knowing(day)));
    return register;
  }

  /** A consent told twice stays what it has become meanwhile. */
  private void take(Fact fact) {
    if (fact.event() instanceof ConsentGiven given) {
      consents.putIfAbsent(given.consentId(), Consent.given(given, fact.stamp().node()));
    } else if (fact.event() instanceof ConsentNarrowed to) {
      consents.computeIfPresent(to.consentId(), (id, consent) -> consent.narrow(to));
    } else if (fact.event() instanceof ConsentWithdrawn end) {
      consents.computeIfPresent(
          end.consentId(), (id, consent) -> consent.withdraw(end.effectiveAt()));
    }
  }

  /** All of them, oldest first. */
  public Collection<Consent> all() {
    return List.copyOf(consents.values());
  }

  /** One of them. */
  public Optional<Consent> find(ConsentId id) {
    return Optional.ofNullable(consents.get(id));
  }

  /**
   * The newest consent that permits a disclosure. An exception in one that counts binds them all:
   * the person said it of the node and not of the paper. Only the node that took a consent is
   * answered under it all the same; an authority of her own state, unless she excepted it
   * elsewhere: it lifts nothing by what it wrote down itself.
   */
  public Optional<Consent> permitting(
      NodeView receiver, Set<DisclosureClass> classes, String purpose, Instant now) {
    boolean ruledOut = ruleOut(receiver, now);
    return all().stream()
        .filter(consent -> !ruledOut || isAnswered(consent, receiver, now))
        .filter(consent -> consent.permits(receiver, classes, purpose, now))
        .reduce((earlier, later) -> later);
  }

  private boolean isAnswered(Consent consent, NodeView receiver, Instant now) {
    return consent.collector().equals(receiver.node())
        && (!receiver.isOriginAuthority()
            || excepting(receiver, now).allMatch(c -> c.collector().equals(receiver.node())));
  }

  /**
   * The newest consent by which the person goes to a node: one that names it. To have taken a
   * consent makes no node a place where she agreed to go.
   */
  public Optional<Consent> goingTo(NodeView node, Instant now) {
    return all().stream()
        .filter(consent -> consent.serves(Purposes.RETURN, now) && consent.namesAlone(node))
        .filter(consent -> !ruleOut(node, now))
        .reduce((earlier, later) -> later);
  }

  /**
   * Whether the person said, in a consent that counts now, that this node is to learn nothing, and
   * did not put another in the place of that exception which names the node.
   */
  public boolean ruleOut(NodeView receiver, Instant now) {
    return excepting(receiver, now).findAny().isPresent();
  }

  private Stream<Consent> excepting(NodeView receiver, Instant now) {
    return all().stream()
        .filter(consent -> consent.isLive(now) && consent.rulesOut(receiver))
        .filter(consent -> !isLifted(consent, receiver, now));
  }

  /**
   * Who was excepted lifts that by nothing that it wrote itself, and what the person said herself
   * nobody takes back in her name.
   */
  private boolean isLifted(Consent earlier, NodeView receiver, Instant now) {
    return all().stream()
        .filter(later -> later.isLive(now) && !later.rulesOut(receiver))
        .filter(later -> !later.collector().equals(receiver.node()) && later.mayReplace(earlier))
        .anyMatch(later -> later.replacesExceptionsOf(earlier) && later.namesAlone(receiver));
  }

  /**
   * Whether an organisation of a node may be asked to help, under a consent that counts now and
   * names it or its whole node. An exception binds here as it does between nodes.
   */
  public boolean permitHelpBy(NodeView node, OrganisationId organisation, Instant now) {
    return HELP.stream()
            .anyMatch(
                purpose ->
                    all().stream()
                        .filter(consent -> consent.serves(purpose, now))
                        .anyMatch(consent -> consent.names(node, organisation)))
        && !ruleOut(node, organisation, now);
  }

  /**
   * Whether an organisation of a node may be given a part of the work, under a consent that counts
   * now, for whatever purpose but to be counted, and names it or its whole node.
   */
  public boolean permitWorkBy(NodeView node, OrganisationId organisation, Instant now) {
    return all().stream()
            .filter(consent -> !consent.isForStatisticsAlone())
            .anyMatch(consent -> consent.isLive(now) && consent.names(node, organisation))
        && !ruleOut(node, organisation, now);
  }

  private boolean ruleOut(NodeView node, OrganisationId organisation, Instant now) {
    return all().stream()
        .anyMatch(consent -> consent.isLive(now) && consent.rulesOut(node, organisation));
  }

  /** Whether a consent counts now for this purpose. */
  public boolean serves(String purpose, Instant now) {
    return all().stream().anyMatch(consent -> consent.serves(purpose, now));
  }

  /**
   * Whether this node took a consent itself that counts now, other than the named one; one to be
   * counted is no leave to keep a file.
   */
  public boolean hasOwnBeside(ConsentId other, NodeId self, Instant now) {
    return all().stream()
        .filter(c -> c.collector().equals(self) && !c.id().equals(other))
        .anyMatch(c -> c.isLive(now) && !c.isForStatisticsAlone());
  }
}
