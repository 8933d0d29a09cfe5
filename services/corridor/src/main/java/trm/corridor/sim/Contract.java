package trm.corridor.sim;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import trm.evidence.NodeId;
import trm.node.Charter;
import trm.node.NodeRole;
import trm.node.disclosure.DisclosureFilter;
import trm.node.wire.CodeCheck;
import trm.node.wire.FactStoreCodec;
import trm.node.wire.WireCodec;
import trm.referral.profile.Provisions;
import trm.schema.EventCatalogue;
import trm.schema.EventKind;
import trm.schema.EventType;
import trm.schema.SingleObject;

/** What all nodes of all runs share because it never changes: schemas and codecs. */
final class Contract {
  final EventCatalogue catalogue = new EventCatalogue();
  final SingleObject records = new SingleObject();
  final WireCodec wire = new WireCodec(catalogue, records);
  final FactStoreCodec factStore = new FactStoreCodec();
  final CodeCheck codes = new CodeCheck(catalogue);
  final Map<String, List<String>> codesByField = CodedFields.of(catalogue);
  final DisclosureFilter disclosure = new DisclosureFilter(catalogue, List.of());

  private final Map<String, Provisions> provisions = new ConcurrentHashMap<>();
  private final Map<NodeRole, Charter> charters = new ConcurrentHashMap<>();

  /** What a node's country says where it says nothing. */
  Provisions provisions(NodeId node) {
    return provisions.computeIfAbsent(
        node.value().substring(0, 2).toUpperCase(Locale.ROOT), Provisions::neutral);
  }

  /** Every event from and to everybody: what a role may say is the charters' test, not this one. */
  Charter charter(NodeRole role) {
    return charters.computeIfAbsent(role, this::openToAll);
  }

  private Charter openToAll(NodeRole role) {
    Set<String> events =
        catalogue.events().stream()
            .filter(type -> type.kind() != EventKind.COURIER)
            .map(EventType::name)
            .collect(Collectors.toUnmodifiableSet());
    return new Charter(
        role,
        Map.of(),
        Map.of(),
        events,
        events.stream()
            .collect(Collectors.toMap(Function.identity(), event -> Set.of(NodeRole.values()))));
  }
}
