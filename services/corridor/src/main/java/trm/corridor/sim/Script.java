package trm.corridor.sim;

import trm.evidence.NodeId;

/**
 * Everything that decides how a run goes.
 *
 * @param seed of all chance in it
 * @param sabotaged the node that breaks its word, if any does
 * @param sabotage how it does
 * @param abridgement what of it is played
 */
record Script(long seed, NodeId sabotaged, Sabotage sabotage, Abridgement abridgement) {
  static Script of(long seed) {
    return new Script(seed, World.MACAO, Sabotage.NONE, Abridgement.NONE);
  }

  static Script of(long seed, NodeId sabotaged, Sabotage sabotage) {
    return new Script(seed, sabotaged, sabotage, Abridgement.NONE);
  }

  Script abridged(Abridgement to) {
    return new Script(seed, sabotaged, sabotage, to);
  }
}
