package trm.node.wire;

import java.util.function.UnaryOperator;

/**
 * How the values of one type of the law stand in Avro, both ways. Neither way sees null.
 *
 * @param toAvro from the law's value
 * @param fromAvro to the law's value; throws {@link UnreadableFactException} when it cannot be one
 */
record Form(UnaryOperator<Object> toAvro, UnaryOperator<Object> fromAvro) {
  /** For what both sides write alike: text, numbers, truth values, times, dates. */
  static final Form SAME = new Form(UnaryOperator.identity(), UnaryOperator.identity());
}
