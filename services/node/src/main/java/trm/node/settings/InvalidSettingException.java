package trm.node.settings;

/** A setting is missing or out of range; the message names it, so that an operator can mend it. */
public final class InvalidSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says so.
   *
   * @param problem follows the setting's name, and is followed by a full stop
   */
  public InvalidSettingException(String setting, String problem) {
    super("The setting " + setting + " " + problem + ".");
  }
}
