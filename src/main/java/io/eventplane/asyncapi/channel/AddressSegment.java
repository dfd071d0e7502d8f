package io.eventplane.asyncapi.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** One segment of an address: literal text and parameters in turn, as in {@code {host}_{port}_connected}. */
record AddressSegment(List<Piece> pieces) {

    /** @param text the literal, or the parameter's name */
    record Piece(boolean parameter, String text) {}

    static AddressSegment of(String segment) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        while (from < segment.length()) {
            int open = segment.indexOf('{', from);
            int close = open < 0 ? -1 : segment.indexOf('}', open);
            if (close <= open + 1) {
                break; // no parameter is left: a lone or empty brace is literal
            }
            addLiteral(pieces, segment.substring(from, open));
            pieces.add(new Piece(true, segment.substring(open + 1, close)));
            from = close + 1;
        }
        addLiteral(pieces, segment.substring(from));
        return new AddressSegment(List.copyOf(pieces));
    }

    private static void addLiteral(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(false, text));
        }
    }

    List<String> parameters() {
        return pieces.stream().filter(Piece::parameter).map(Piece::text).toList();
    }

    boolean isLiteral() {
        return pieces.stream().noneMatch(Piece::parameter);
    }

    /** The text of a literal segment. */
    String literal() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    /** What it matches, whatever its parameters are called. */
    AddressSegment withoutNames() {
        return new AddressSegment(pieces.stream()
                .map(piece -> piece.parameter() ? new Piece(true, "") : piece)
                .toList());
    }

    boolean matches(String text) {
        return matches(text, (parameter, value) -> true);
    }

    /**
     * Takes for each parameter the shortest value that lets the next literal follow, except for the last, which takes the
     * rest. With values that may hold anything this finds a match whenever there is one, and never has to go back.
     *
     * @param accepts asked for every parameter and its value
     */
    boolean matches(String text, BiPredicate<String, String> accepts) {
        int at = 0;
        for (int index = 0; index < pieces.size(); index++) {
            Piece piece = pieces.get(index);
            if (piece.parameter()) {
                int end = end(text, at, index);
                if (end <= at || !accepts.test(piece.text(), text.substring(at, end))) {
                    return false;
                }
                at = end;
            } else if (text.startsWith(piece.text(), at)) {
                at += piece.text().length();
            } else {
                return false;
            }
        }
        return at == text.length();
    }

    /** Where the value of the parameter at {@code index} ends that begins at {@code from}; -1 if it cannot. */
    private int end(String text, int from, int index) {
        if (index + 1 == pieces.size()) {
            return text.length();
        }
        Piece next = pieces.get(index + 1);
        if (next.parameter()) {
            return from < text.length() ? from + 1 : -1;
        }
        if (index + 2 == pieces.size()) {
            return text.endsWith(next.text()) ? text.length() - next.text().length() : -1;
        }
        return text.indexOf(next.text(), from + 1);
    }
}
