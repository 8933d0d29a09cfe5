package trm.node.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a handler answers when that does not stand in what it returns. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Gives {
  /** The record of the body; none where the body has no form of ours. */
  Class<? extends Record> value() default Nothing.class;

  /** The status of success. */
  int status() default 200;

  /** Another form that the caller may ask for instead of JSON. */
  String alsoAs() default "";

  /** Stands for no body. */
  record Nothing() {}
}
