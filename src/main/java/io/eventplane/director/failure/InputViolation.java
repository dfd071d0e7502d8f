package io.eventplane.director.failure;

/**
 * One thing that is wrong with an input, served in {@code extensions.violations}.
 *
 * @param pointer JSON pointer (RFC 6901) into the input or the document
 * @param rule the rule that it breaks
 * @param message what is wrong and what would be right
 */
public record InputViolation(String pointer, String rule, String message) {}
