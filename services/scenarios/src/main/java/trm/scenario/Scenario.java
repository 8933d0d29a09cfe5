package trm.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of a situation that broke another system. It runs once as it is, and must hold; then once
 * for each protection with that one taken away, and must fail by one of its own assertions. A
 * scenario that holds without its protection proves nothing, and is reported.
 *
 * <p>The page of reference is made from these texts, so they are literals.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(SeenToFail.class)
public @interface Scenario {
  /** {@code S01} to {@code S25}. */
  String number();

  /** What happens. */
  String situation();

  /** What must be so all the same. */
  String holds();

  /** What makes it so. Each is taken away by itself. */
  Protection[] without();
}
