package trm.node.webhook;

import java.util.UUID;

/** Names what is to be told to one webhook once, however many attempts that takes. */
public record DeliveryId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
