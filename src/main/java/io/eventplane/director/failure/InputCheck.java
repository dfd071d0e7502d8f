package io.eventplane.director.failure;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects everything that is wrong with one input, so that the client learns of all of it at once.
 *
 * <p>A check knows where in the input it stands: {@link #at} gives one that stands deeper and collects into the same list.
 */
public final class InputCheck {

    private final String pointer;
    private final List<InputViolation> found;

    private InputCheck(String pointer, List<InputViolation> found) {
        this.pointer = pointer;
        this.found = found;
    }

    /** A check that stands at the input's root and has found nothing yet. */
    public static InputCheck ofInput() {
        return new InputCheck("", new ArrayList<>());
    }

    /**
     * A check that stands at this member of where the check stands.
     *
     * @param member its name, of any characters, or its place in a list
     */
    public InputCheck at(Object member) {
        String escaped = member.toString().replace("~", "~0").replace("/", "~1");
        return new InputCheck(pointer + "/" + escaped, found);
    }

    /** Whether nothing was found wrong so far with what stands here, nor inside of it. */
    public boolean isSound() {
        return found.stream()
                .map(InputViolation::pointer)
                .noneMatch(wrong -> wrong.equals(pointer) || wrong.startsWith(pointer + "/"));
    }

    /** Notes a violation here unless the condition holds; answers the condition. */
    public boolean that(boolean condition, String rule, String message) {
        if (!condition) {
            found.add(new InputViolation(pointer, rule, message));
        }
        return condition;
    }

    /** Notes what was found wrong inside of what stands here, whose pointer continues this one. */
    public void inside(String furtherPointer, String rule, String message) {
        inside(new InputViolation(furtherPointer, rule, message));
    }

    /** Notes what was found wrong inside of what stands here, such as in a document: its pointer continues this one. */
    public void inside(InputViolation further) {
        found.add(new InputViolation(
                pointer + further.pointer(), further.rule(), further.message(), further.line(), further.column()));
    }

    /** All that was found so far, in the order found. */
    public List<InputViolation> found() {
        return List.copyOf(found);
    }

    /**
     * Ends the check.
     *
     * @throws InvalidInputException if anything was found; its message is the first finding's
     */
    public void done() {
        if (!found.isEmpty()) {
            var first = found.get(0);
            throw new InvalidInputException(first.pointer() + ": " + first.message(), found);
        }
    }
}
