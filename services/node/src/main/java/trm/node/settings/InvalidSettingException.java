package trm.node.settings;

/** A setting is missing or out of range; the message names it, so that an operator can mend it. */
public final class InvalidSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidSettingException(String setting, String problem) {
    super("The setting " + setting + " " + problem + ".");
  }
}
