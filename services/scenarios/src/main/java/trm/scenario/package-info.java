/**
 * Scenarios: situations that broke other systems, each a test that must hold, and must fail once
 * the code that protects against it is taken away. For tests of every module; nothing that ships
 * may know it.
 */
@NullMarked
package trm.scenario;

import org.jspecify.annotations.NullMarked;
