package trm.node;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that asks one started node, {@code mo-destination}, over HTTP. Its constructor takes
 * the {@link NodeUnderTest}, the {@link TestRealm} and the {@link TestFederation} by which the node
 * goes.
 *
 * <p>Classes that want the same node are given the same one, one after the other, since its start
 * is the longest part of most of them: a test goes by cases that it opened itself.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(StartedNode.class)
public @interface OneNode {
  /** The other nodes of its federation. */
  String[] beside() default {"mn-origin", "th-transit", "cn-transit"};

  /** Settings of its own, each as {@code name=value}. */
  String[] settings() default {};

  /** Whether nobody else may have asked this node anything. */
  boolean alone() default false;
}
