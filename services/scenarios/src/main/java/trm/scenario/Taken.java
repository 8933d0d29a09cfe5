package trm.scenario;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A method of the shipped code that only answers, for as long as one test runs. */
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Taken {
  /** Name of the class, with packages, as the class loader knows it. */
  String in();

  /** Name of the method; all methods of that name are meant. */
  String method();

  /** What it answers. */
  Answer answers();

  /**
   * Only where one of the arguments has these words in its text; otherwise the method does what it
   * does.
   */
  String where() default "";

  /** The conditions that are written inside the method as lambdas, and not the method itself. */
  boolean conditions() default false;
}
