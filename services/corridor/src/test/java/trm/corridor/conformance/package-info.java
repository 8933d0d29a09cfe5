/** The kit against those who keep the contract and those who do not. */
@NullMarked
package trm.corridor.conformance;

import org.jspecify.annotations.NullMarked;
