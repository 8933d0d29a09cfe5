package trm.node.webhook;

import java.net.URI;
import java.util.Map;

/** Takes one request to a receiver. */
public interface Sender {

  /**
   * Makes one attempt. It ends in bounded time, follows no redirect and reads no answer's body.
   *
   * @throws RuntimeException for a mistake of this node alone; what the world does is an answer
   */
  Answer send(URI url, Map<String, String> headers, byte[] body);
}
