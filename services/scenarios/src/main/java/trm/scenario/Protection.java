package trm.scenario;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What protects, as a sentence and as the methods without which it does not. */
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Protection {
  /** What is so while nothing is taken away. */
  String value();

  /** All of these are taken away together. */
  Taken[] taken();
}
