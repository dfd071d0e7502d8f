package io.eventplane.eventing.source;

/**
 * Why a subscription is not subscribed now.
 *
 * @param kind what people have to do about it
 * @param message what is wrong, for people; without secrets, at most a few hundred characters
 */
public record Fault(Kind kind, String message) {

    private static final int LONGEST = 300;

    public Fault {
        message = message.length() <= LONGEST ? message : message.substring(0, LONGEST - 1) + "…";
    }

    /** What there is to do. */
    public enum Kind {
        /** The bus can't be reached, or went away: nothing, it is tried again soon. */
        UNREACHABLE,
        /** It says that the credentials are wrong, or may not do this: give others. Tried again slowly. */
        CREDENTIALS,
        /** There is no such topic, queue, stream: make it, or name another one. */
        NO_SUCH_TOPIC,
        /** It does not do what the subscription asks for: change the subscription. Tried again slowly. */
        REFUSED
    }

    /** The bus can't be reached. */
    public static Fault unreachable(Throwable cause) {
        return new Fault(Kind.UNREACHABLE, said(cause));
    }

    /** What an exception says, in one line; its kind where it says nothing. */
    public static String said(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.replaceAll("\\s+", " ").strip();
    }
}
