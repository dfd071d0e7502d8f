package io.eventplane.director.failure;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an input, served in {@code extensions.violations}.
 *
 * @param pointer JSON pointer (RFC 6901) into the input or the document
 * @param rule the rule that it breaks
 * @param message what is wrong and what would be right
 * @param line in the document, from 1; null and not served for what is in no document
 * @param column in the document, from 1; null likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InputViolation(
        String pointer,
        String rule,
        String message,
        @Nullable Integer line,
        @Nullable Integer column) {

    public InputViolation(String pointer, String rule, String message) {
        this(pointer, rule, message, null, null);
    }
}
