package trm.corridor.story;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import trm.corridor.embedded.Corridor;
import trm.corridor.embedded.Progress;

/**
 * One person's case from a shelter's door in Macao to a home in Mongolia, through China. She and
 * everybody else in it are invented.
 */
public final class Story {
  private final Stage stage;
  private final FirstContact firstContact;
  private final GoingHome goingHome;
  private final Afterwards afterwards;
  private final Proof proof;

  /**
   * A story on a running corridor.
   *
   * @param now the moment from which its dates are counted
   */
  public Story(Corridor corridor, Offices offices, Progress out, Instant now) {
    Instant start = now.truncatedTo(ChronoUnit.MILLIS);
    Cast cast = new Cast(offices);
    this.stage = new Stage(new Narrator(out));
    Steps steps = new Steps(stage, Person.solongo(start), start);
    this.firstContact = new FirstContact(steps, cast);
    this.goingHome = new GoingHome(steps, cast);
    this.afterwards = new Afterwards(stage, cast, start);
    this.proof = new Proof(stage, cast, corridor);
  }

  /** Plays all of it. Ends with a fault at the first thing that is not as it should be. */
  public void play() {
    untilHome();
    atHome();
    whatIsForgotten();
    theProof();
  }

  /** Plays scenes 1 to 6: until the person is in the care of the origin. */
  public void untilHome() {
    stage.narrator().plain("");
    stage.narrator().plain("The case of a woman who does not exist. Everybody here is invented.");
    firstContact.identification();
    firstContact.consent();
    firstContact.risk();
    goingHome.verification();
    goingHome.agreement();
    goingHome.journey();
  }

  /** Plays scene 7: until the feedback that ends the destination's duty. */
  public void atHome() {
    afterwards.inclusion();
  }

  /** Plays scene 8. When it returns, every node has erased what it must. */
  public void whatIsForgotten() {
    afterwards.withdrawal();
  }

  /** Plays scene 9. */
  public void theProof() {
    proof.play();
  }

  /** The reference of the case, once it is open. */
  public String caseReference() {
    return stage.caseReference();
  }
}
