package trm.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowingEventsTest {
  @TempDir Path folder;
  private final SmallServer server = new SmallServer();
  private final List<String> taken = new ArrayList<>();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void goesOnWhereItStoppedAlsoInAnotherProcess() {
    server
        .answers(200, page("B", true, event("e1", "A")))
        .answers(200, page("D", false, event("e2", "C")))
        .answers(200, page("D", false));

    assertThat(feed().poll(event -> taken.add(event.id()))).isEqualTo(2);
    assertThat(feed().poll(event -> taken.add(event.id()))).isZero();
    assertThat(taken).containsExactly("e1", "e2");
    assertThat(server.asked().stream().map(SmallServer.Asked::uri))
        .containsExactly(
            "/api/v1/events?limit=100",
            "/api/v1/events?after=B&limit=100",
            "/api/v1/events?after=D&limit=100");
  }

  @Test
  void anEntryThatWasNotTakenComesAgain() {
    server.answers(200, page("Z", false, event("e1", "A"), event("e2", "B")));
    EventFeed feed = feed();

    assertThatThrownBy(() -> feed.poll(this::failAtTheSecond))
        .isInstanceOf(IllegalStateException.class);
    assertThat(new CursorFile(folder.resolve("cursor")).read()).isEqualTo("A");
  }

  @Test
  void anEmptyFeedHasNoPlaceYet() {
    server.answers(200, "{\"events\":[],\"next\":null,\"more\":false}");

    assertThat(feed().poll(event -> taken.add(event.id()))).isZero();
    assertThat(new CursorFile(folder.resolve("cursor")).read()).isEmpty();
  }

  private void failAtTheSecond(Event event) {
    if (event.id().equals("e2")) {
      throw new IllegalStateException("The partner's own database is away.");
    }
  }

  private EventFeed feed() {
    NodeClient node =
        NodeClient.of(server.url(), refused -> "token", Transport.usual().with(Retry.none()));
    return new EventFeed(node, new CursorFile(folder.resolve("cursor")));
  }

  private static String event(String id, String cursor) {
    return """
      {"id": "%s", "cursor": "%s", "type": "case.visible", "timestamp": "2026-03-02T12:00:00.123Z",
       "data": {"case": "C1"}}"""
        .formatted(id, cursor);
  }

  private static String page(String next, boolean more, String... events) {
    return "{\"events\":[%s],\"next\":\"%s\",\"more\":%s}"
        .formatted(String.join(",", events), next, more);
  }
}
