package trm.node.operations;

import java.io.PrintStream;

/** One command of a node's jar. */
interface Command {
  /** How it is used. */
  String help();

  /**
   * Does it.
   *
   * @return whether all is well; false where it ran and found something wrong
   * @throws UnusableException when it cannot be done as it was asked
   */
  boolean run(CommandLine line, PrintStream out, PrintStream err);
}
