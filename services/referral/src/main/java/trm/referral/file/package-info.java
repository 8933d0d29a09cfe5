/**
 * The case file as the law reads it: what the facts say of responsibility, handovers, holds,
 * requests, care and peers. Each type is folded from the facts alone and never changes.
 */
@NullMarked
package trm.referral.file;

import org.jspecify.annotations.NullMarked;
