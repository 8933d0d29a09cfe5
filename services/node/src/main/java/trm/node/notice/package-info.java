/**
 * Mail to officers that something waits for them: counts and where to sign in, and nothing of a
 * case. No mail goes to a person whom a case is about; nothing here can read a case file.
 */
@NullMarked
package trm.node.notice;

import org.jspecify.annotations.NullMarked;
