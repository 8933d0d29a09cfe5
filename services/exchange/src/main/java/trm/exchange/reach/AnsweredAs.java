package trm.exchange.reach;

/** For which office of a node a person answers. The names are codes on the wire. */
public enum AnsweredAs {
  FOCAL_POINT,
  ALTERNATE
}
