package trm.referral.measure;

/** The five standard operating procedures. */
public enum Procedure {
  SOP1("Identification"),
  SOP2("First assistance and protection"),
  SOP3("Longer-term assistance and social inclusion"),
  SOP4("Return and social inclusion"),
  SOP5("Criminal and civil proceedings");

  private final String title;

  Procedure(String title) {
    this.title = title;
  }

  /** The procedure's title. */
  public String title() {
    return title;
  }
}
