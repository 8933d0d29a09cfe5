package trm.node.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import trm.node.OfficerRole;

/**
 * Whom a handler lets in. {@link RoleGate} goes by it, the interface's document and the page of
 * roles print it, and a handler without it lets in nobody.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedTo {
  /** Whoever has one of these roles; every role but a rapporteur's where none is named. */
  OfficerRole[] value() default {};

  /** Whoever has a role that is none of these nor a rapporteur's; instead of {@link #value}. */
  OfficerRole[] except() default {};

  /**
   * The command of the charter whose givers are let in instead, or {@code {command}} of the path.
   */
  String givers() default "";

  /** What the charter offers besides commands, whose readers are let in instead. */
  String readers() default "";

  /** Whether it answers without a token, since it says nothing that is not public. */
  boolean everybody() default false;
}
