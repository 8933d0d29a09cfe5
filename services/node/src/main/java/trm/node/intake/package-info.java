/**
 * Reads what partners' systems hand in at first contact, and writes what they get back: files in
 * the field names of the Human Trafficking Case Data Standard 2.0. Called by {@code trm.node.api}.
 */
@NullMarked
package trm.node.intake;

import org.jspecify.annotations.NullMarked;
