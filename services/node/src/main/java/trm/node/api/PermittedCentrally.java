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

  /** Whether only of callers who see every case; others ask for their own organisation's. */
  boolean ofWhoSeesEveryCase() default false;
}
