package io.eventplane.fuzz;

/**
 * One change of a document's text.
 *
 * @param at where, counted in characters and round again
 * @param length of what is changed
 * @param snippet an odd one
 */
record Edit(Change change, int at, int length, String snippet) {

    /** What is done. */
    enum Change {
        INSERT,
        DELETE,
        OVERWRITE,
        DUPLICATE,
        TRUNCATE,
        INDENT
    }

    String appliedTo(String text) {
        if (text.isEmpty()) {
            return snippet;
        }
        int begin = at % text.length();
        int end = Math.min(text.length(), begin + length);
        String before = text.substring(0, begin);
        return switch (change) {
            case INSERT -> before + snippet + text.substring(begin);
            case DELETE -> before + text.substring(end);
            case OVERWRITE -> before + snippet + text.substring(end);
            case DUPLICATE -> text.substring(0, end) + text.substring(begin);
            case TRUNCATE -> before;
            case INDENT -> before + text.substring(begin).replaceFirst("\n", "\n" + " ".repeat(1 + length % 5));
        };
    }
}
