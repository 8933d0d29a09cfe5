package trm.node.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import trm.node.identity.CentralPermission;

/**
 * What a ministry must permit in its realm before the handler is reached; {@link PermissionGate}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PermittedCentrally {
  CentralPermission value();

  /** Of whom. */
  Whom of() default Whom.EVERYBODY;

  /** Of whom a permission is needed. Who asks for the own organisation's cases needs none. */
  enum Whom {
    EVERYBODY(""),
    WHO_SEES_EVERY_CASE(" of whoever sees every case"),
    /** It depends on what is asked for, so the handler asks {@link Permits} itself. */
    WHO_ASKS_ABOUT_EVERY_CASE(" of whoever asks about every case");

    private final String words;

    Whom(String words) {
      this.words = words;
    }

    /** As the interface's document and the page of roles say it, behind the permission's name. */
    public String words() {
      return words;
    }
  }
}
