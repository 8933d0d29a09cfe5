package trm.node.hell;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.NodeKeys;
import trm.evidence.seal.JoseSeal;
import trm.node.attachment.FileForm;
import trm.node.intake.HtcdsImport;
import trm.node.intake.ImportForm;
import trm.node.wire.UnreadableFactException;
import trm.node.wire.WireCodec;
import trm.schema.EventCatalogue;
import trm.schema.SingleObject;
import trm.schema.UnreadableRecordException;

/**
 * One door for bytes of any kind: the first byte says who reads the rest. Called by a fuzzer that
 * looks at which code was reached, in a process of its own.
 */
public final class Anything {
  private static final NodeId SELF = new NodeId("mo-destination");
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final SingleObject RECORDS = new SingleObject();
  private static final HtcdsImport FILES = new HtcdsImport();
  private static final WireCodec CODEC = new WireCodec(new EventCatalogue(), RECORDS);
  private static final JoseSeal SEAL = seal();

  /** Who reads. */
  enum Door {
    JSON,
    CSV,
    XLSX,
    XFORM,
    JPEG,
    PNG,
    PDF,
    BODY,
    ENVELOPE
  }

  private Anything() {}

  private static JoseSeal seal() {
    NodeKeys keys = new KeyForge().nodeKeys(NOW, Duration.ofDays(30));
    Directory directory = new Directory(1, NOW, NOW.plus(Duration.ofDays(30)), List.of());
    return new JoseSeal(SELF, () -> keys, () -> directory, _ -> false, RECORDS);
  }

  /** Called once, so that no try is as long as a start. The name is the fuzzer's. */
  public static void fuzzerInitialize() {
    for (Door door : Door.values()) {
      read(door, new byte[0]);
    }
  }

  /** The name is the fuzzer's. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    if (bytes.length > 0 && bytes[0] >= 0 && bytes[0] < Door.values().length) {
      read(List.of(Door.values()).get(bytes[0]), Arrays.copyOfRange(bytes, 1, bytes.length));
    }
  }

  private static void read(Door door, byte[] bytes) {
    switch (door) {
      case JSON -> FILES.read(ImportForm.JSON, bytes, TODAY);
      case CSV -> FILES.read(ImportForm.CSV, bytes, TODAY);
      case XLSX -> FILES.read(ImportForm.XLSX, bytes, TODAY);
      case XFORM -> FILES.read(ImportForm.XFORM, bytes, TODAY);
      case JPEG -> file("image/jpeg", bytes);
      case PNG -> file("image/png", bytes);
      case PDF -> file("application/pdf", bytes);
      case BODY -> body(bytes);
      case ENVELOPE -> SEAL.open(bytes, NOW);
    }
  }

  private static void file(String mediaType, byte[] bytes) {
    FileForm.of(mediaType).orElseThrow().bare(bytes);
  }

  private static void body(byte[] bytes) {
    try {
      CODEC.decode(bytes, new trm.referral.NodeId("mn-origin"));
      CODEC.contents(bytes);
    } catch (UnreadableRecordException | UnreadableFactException e) {
      // Put aside, as what is not understood is.
      return;
    }
  }
}
