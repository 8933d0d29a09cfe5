/**
 * The catalogue of measures: what each of the five procedures consists of, who carries a measure
 * out, what may travel for it and which commands do it. Data in one file a procedure, for lawyers
 * to read; states choose among the measures in their profiles. Called by the rules, by the node
 * that writes a measure's code beside what it does, and by the reference pages.
 */
@NullMarked
package trm.referral.measure;

import org.jspecify.annotations.NullMarked;
