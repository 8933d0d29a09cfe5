package trm.node.partner;

import java.util.UUID;

/** Names a partner. */
public record PartnerId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
