package trm.node.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The errors of a handler that do not follow from its form: not those of tokens, roles, readable
 * bodies, fields and storage, which the interface's document adds by itself.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MayAnswer {
  ApiError[] value();
}
