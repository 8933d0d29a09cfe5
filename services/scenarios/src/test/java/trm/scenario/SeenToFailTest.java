package trm.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trm.scenario.SeenToFail.Without;

class SeenToFailTest {
  /** Invented code under test. */
  static final class Door {
    private final List<String> keys = List.of("brass");

    boolean opensTo(String key) {
      return isKnown(key) && keys.stream().anyMatch(known -> known.equals(key));
    }

    private static boolean isKnown(String key) {
      return !key.isEmpty();
    }

    Optional<String> firstKey() {
      return keys.stream().findFirst();
    }

    String polished(String key) {
      return key + ", polished";
    }
  }

  private final Door door = new Door();

  @Scenario(
      number = "S00",
      situation = "somebody comes with another key",
      holds = "the door stays shut",
      without =
          @Protection(
              value = "keys are compared",
              taken =
                  @Taken(
                      in = "trm.scenario.SeenToFailTest$Door",
                      method = "opensTo",
                      conditions = true,
                      answers = Answer.TRUE)))
  void theDoorStaysShut() {
    assertThat(door.opensTo("brass")).isTrue();
    assertThat(door.opensTo("iron")).isFalse();
  }

  @Test
  void aTestThatHoldsWithoutItsProtectionIsReported() throws Throwable {
    Without without = without("theDoorStaysShut");
    assertThatThrownBy(() -> without.mustFail(() -> true)).hasMessageContaining("proves nothing");
  }

  @Test
  void anotherFailureThanAnAssertionIsNotCounted() throws Throwable {
    Without without = without("theDoorStaysShut");
    assertThatThrownBy(
            () ->
                without.mustFail(
                    () -> {
                      throw new IllegalStateException("Fell over.");
                    }))
        .hasMessage("Fell over.");
  }

  @Test
  void whatWasTakenAwayIsThereAgain() throws Throwable {
    without("theDoorStaysShut")
        .mustFail(
            () -> {
              assertThat(door.opensTo("iron")).isFalse();
              return true;
            });
    assertThat(door.opensTo("iron")).isFalse();
  }

  @Test
  void eachAnswerIsGiven() throws NoSuchMethodException {
    try (TakenAway _ = TakenAway.of(taken("everything"))) {
      assertThat(door.firstKey()).isEmpty();
      assertThat(door.polished("brass")).isEqualTo("brass");
      assertThat(Door.isKnown("iron")).isFalse();
      assertThat(Door.isKnown("brass")).as("only where it is meant").isTrue();
    }
    assertThat(door.firstKey()).contains("brass");
  }

  @Test
  void whatIsNotThereCannotBeTakenAway() {
    assertThatThrownBy(() -> TakenAway.of(taken("noMethod")))
        .hasMessageContaining("There is no locks");
    assertThatThrownBy(() -> TakenAway.of(taken("noClass"))).hasMessageContaining("NoDoor");
    assertThatThrownBy(() -> TakenAway.of(taken("noAnswer")))
        .hasMessageContaining("No such answer");
  }

  private static Without without(String method) throws NoSuchMethodException {
    Scenario scenario =
        SeenToFailTest.class.getDeclaredMethod(method).getAnnotation(Scenario.class);
    return new Without(scenario.without()[0]);
  }

  /** What the methods below stand for. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Given {
    Taken[] value();
  }

  private static final String DOOR = "trm.scenario.SeenToFailTest$Door";

  /** Holds annotations, since nothing else makes them. */
  static final class Sets {
    @Given({
      @Taken(in = DOOR, method = "firstKey", answers = Answer.NOTHING),
      @Taken(in = DOOR, method = "polished", answers = Answer.ITS_ARGUMENT),
      @Taken(in = DOOR, method = "isKnown", where = "iron", answers = Answer.FALSE)
    })
    void everything() {}

    @Given(@Taken(in = DOOR, method = "locks", answers = Answer.TRUE))
    void noMethod() {}

    @Given(@Taken(in = "trm.scenario.NoDoor", method = "opensTo", answers = Answer.TRUE))
    void noClass() {}

    @Given(@Taken(in = DOOR, method = "polished", answers = Answer.TRUE))
    void noAnswer() {}
  }

  private static List<Taken> taken(String set) throws NoSuchMethodException {
    return List.of(Sets.class.getDeclaredMethod(set).getAnnotation(Given.class).value());
  }
}
