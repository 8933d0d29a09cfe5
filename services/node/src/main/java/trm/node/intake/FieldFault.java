package trm.node.intake;

/**
 * One thing that is wrong with an intake file.
 *
 * @param field the field's name in the file; empty for the file as a whole
 * @param sentence for whoever sent it; never repeats the value, which may be personal
 */
public record FieldFault(String field, String sentence) {}
