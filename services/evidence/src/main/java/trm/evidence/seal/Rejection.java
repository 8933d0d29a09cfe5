package trm.evidence.seal;

/** Carries a fault from the step that found it to {@link JoseSeal#open}, and no further. */
final class Rejection extends Exception {
  private static final long serialVersionUID = 1L;

  private final SealFault fault;

  Rejection(SealFault fault) {
    // A stranger decides how often this happens, so it costs no stack trace.
    super(fault.sentence(), null, false, false);
    this.fault = fault;
  }

  SealFault fault() {
    return fault;
  }
}
