package io.eventplane.director.failure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The input breaks a rule; nothing of it was stored. */
public final class InvalidInputException extends DirectorFailure {

    private static final long serialVersionUID = 1L;

    private final transient List<InputViolation> violations;

    public InvalidInputException(String message) {
        this(message, (Throwable) null);
    }

    public InvalidInputException(@Nullable String message, @Nullable Throwable cause) {
        super(Code.INVALID_INPUT, message == null ? "the input is not valid" : message, cause);
        this.violations = List.of();
    }

    public InvalidInputException(String message, List<InputViolation> violations) {
        super(Code.INVALID_INPUT, message, null);
        this.violations = List.copyOf(violations);
    }

    @Override
    public List<InputViolation> violations() {
        return violations;
    }
}
