package io.eventplane.journeys;

import java.util.stream.Stream;

/**
 * Bytes that a proxy in front may take for one request and this server for two, or the other way round: each hides a second request,
 * which must not be answered.
 *
 * @param authorization of the request in front, a header's value
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-11.2">RFC 9112, 11.2</a>
 */
record SmuggledRequests(String authorization) {

    /** What only an answer to the hidden request has. */
    static final String HIDDEN_ANSWER = "clientId";

    private static final String HIDDEN = "GET /graphql-ui/login.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    private static final String QUESTION = "{\"query\": \"{ __typename }\"}";
    private static final String CHUNKED = "Transfer-Encoding: chunked";

    /** One of them, by name. */
    record Attempt(String name, String sent) {
        @Override
        public String toString() {
            return name;
        }
    }

    Stream<Attempt> all() {
        return Stream.of(lengthAndChunks(), encodings(), lengths(), chunks(), headers(), unread())
                .flatMap(rows -> rows);
    }

    /** Two requests that are two, with what the attempts are made of. */
    Attempt control() {
        return new Attempt("two requests", posted("Content-Length: " + QUESTION.length(), QUESTION + HIDDEN));
    }

    private Stream<Attempt> lengthAndChunks() {
        String ending = "0\r\n\r\n" + HIDDEN;
        String chunk = chunk(QUESTION) + "0\r\n\r\n";
        return Stream.of(
                attempt("CL.TE", length(ending.length()) + "\r\n" + CHUNKED, ending),
                attempt("TE.CL", CHUNKED + "\r\n" + length(4), chunk(HIDDEN) + "0\r\n\r\n"),
                attempt("CL.TE with a whole body", length(chunk.length()) + "\r\n" + CHUNKED, chunk + HIDDEN),
                attempt("no length and chunks", length(0) + "\r\n" + CHUNKED, chunk + HIDDEN),
                attempt("neither length nor chunks", "X-Nothing: 1", HIDDEN));
    }

    /** Each with a length, too, which one of two readers goes by. */
    private Stream<Attempt> encodings() {
        return Stream.of(
                        "Transfer-Encoding: xchunked",
                        "Transfer-Encoding: identity",
                        "Transfer-Encoding: chunked, identity",
                        "Transfer-Encoding: identity, chunked",
                        "Transfer-Encoding: gzip, chunked",
                        "Transfer-Encoding: CHUNKED",
                        "Transfer-Encoding:chunked",
                        "Transfer-Encoding:\tchunked",
                        "Transfer-Encoding: \u000bchunked",
                        "Transfer-Encoding: chunked\u000b",
                        "Transfer-Encoding: \"chunked\"",
                        "Transfer-Encoding: chunked;q=1",
                        "Transfer-Encoding : chunked",
                        "Transfer-Encoding\t: chunked",
                        " Transfer-Encoding: chunked",
                        "X: x\nTransfer-Encoding: chunked",
                        "X: x\rTransfer-Encoding: chunked",
                        "X: x\r\n Transfer-Encoding: chunked",
                        "Transfer-Encoding:\r\n chunked",
                        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                        "Transfer-Encoding: x\r\nTransfer-Encoding: chunked",
                        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                        "Transfer-Encoding: \u0000chunked",
                        "Transfer_Encoding: chunked\r\nTransfer-Encoding: chunked")
                .map(encoding -> attempt(
                        "TE.TE " + shown(encoding),
                        encoding + "\r\n" + length(("0\r\n\r\n" + HIDDEN).length()),
                        "0\r\n\r\n" + HIDDEN));
    }

    private Stream<Attempt> lengths() {
        int whole = (QUESTION + HIDDEN).length();
        int first = QUESTION.length();
        return Stream.of(
                        length(first) + "\r\n" + length(whole),
                        length(whole) + "\r\n" + length(first),
                        length(0) + "\r\n" + length(whole),
                        "Content-Length: " + first + ", " + whole,
                        "Content-Length: " + first + ", " + first,
                        "Content-Length: -1",
                        "Content-Length: -" + whole,
                        "Content-Length: +" + first,
                        "Content-Length: 0x" + Integer.toHexString(first),
                        "Content-Length: " + first + "e0",
                        "Content-Length: " + first + ".0",
                        "Content-Length: " + first + " 0",
                        "Content-Length: " + first + "\u000b",
                        "Content-Length: " + first + "\u0000",
                        "Content-Length: \u0661",
                        "Content-Length: 4294967296" + first,
                        "Content-Length: " + (4294967296L + first),
                        "Content-Length: 1844674407370955161" + (6 + first),
                        "Content-Length: 99999999999999999999999999",
                        "Content-Length:",
                        "Content-Length: \"" + first + "\"",
                        "Content-Length : " + first + "\r\n" + length(whole),
                        "Content-Length\u0000: " + first,
                        "Content-Length:\r\n " + first,
                        "X: x\nContent-Length: " + first + "\r\n" + length(whole),
                        "Content-Length: 0\r\n Content-Length: " + whole,
                        "Content_Length: " + first)
                .map(length -> attempt("length " + shown(length), length, QUESTION + HIDDEN));
    }

    private Stream<Attempt> chunks() {
        String size = Integer.toHexString(QUESTION.length());
        String last = "0\r\n\r\n";
        return Stream.of(
                chunked(
                        "a size beyond 64 bits",
                        "1000000000000000" + size + "\r\n" + QUESTION + "\r\n" + last + HIDDEN),
                chunked("a size beyond 32 bits", "1000000" + size + "\r\n" + QUESTION + "\r\n" + last + HIDDEN),
                chunked("a negative size", "-" + size + "\r\n" + QUESTION + "\r\n" + last + HIDDEN),
                chunked("a signed size", "+" + size + "\r\n" + QUESTION + "\r\n" + last + HIDDEN),
                chunked("a size with 0x", "0x" + size + "\r\n" + QUESTION + "\r\n" + last + HIDDEN),
                chunked("a size behind a blank", " " + size + "\r\n" + QUESTION + "\r\n" + last + HIDDEN),
                chunked("no size", "\r\n" + QUESTION + "\r\n" + last + HIDDEN),
                chunked("a size that is none", "zz\r\n" + QUESTION + "\r\n" + last + HIDDEN),
                chunked("a bare line feed behind a size", size + "\n" + QUESTION + "\r\n" + last + HIDDEN),
                chunked("a bare return behind a size", size + "\r" + QUESTION + "\r\n" + last + HIDDEN),
                chunked("a bare line feed behind a chunk", size + "\r\n" + QUESTION + "\n" + last + HIDDEN),
                chunked("nothing behind a chunk", size + "\r\n" + QUESTION + last + HIDDEN),
                chunked("two bytes behind a chunk", size + "\r\n" + QUESTION + "XX" + last + HIDDEN),
                chunked("a bare line feed behind the last size", chunk(QUESTION) + "0\n\r\n" + HIDDEN),
                chunked("bare line feeds behind the last chunk", chunk(QUESTION) + "0\n\n" + HIDDEN),
                chunked("a line feed in an extension", size + ";a\n" + QUESTION + "\r\n" + last + HIDDEN),
                chunked("a return in an extension", size + ";a\rb\r\n" + QUESTION + "\r\n" + last + HIDDEN),
                chunked(
                        "a quoted line end in an extension",
                        size + ";a=\"\r\n\"\r\n" + QUESTION + "\r\n" + last + HIDDEN),
                chunked("an end that is not there", chunk(QUESTION) + HIDDEN),
                chunked("a hidden request as trailer", chunk(QUESTION) + "0\r\n" + HIDDEN));
    }

    private Stream<Attempt> headers() {
        int first = QUESTION.length();
        return Stream.of(
                attempt("a line end in a name", length(first) + "\r\nX\nY: z", QUESTION + HIDDEN),
                attempt("a blank line of line feeds", length((HIDDEN + HIDDEN).length()) + "\n\nX: y", HIDDEN + HIDDEN),
                attempt("a header without a name", length(first) + "\r\n: x", QUESTION + HIDDEN),
                attempt("a header without a colon", length(first) + "\r\nnonsense", QUESTION + HIDDEN),
                attempt("a zero byte in a value", length(first) + "\r\nX: y\u0000z", QUESTION + HIDDEN),
                attempt("a return in a value", length(first) + "\r\nX: y\rz", QUESTION + HIDDEN),
                attempt("a zero byte in a name", length(first) + "\r\nX\u0000: y", QUESTION + HIDDEN));
    }

    /** Bodies that nobody reads, for the answer is clear before. */
    private static Stream<Attempt> unread() {
        String body = length(HIDDEN.length()) + "\r\n\r\n" + HIDDEN;
        return Stream.of(
                new Attempt("a body of a GET", "GET /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\n" + body),
                new Attempt("a body of a HEAD", "HEAD /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\n" + body),
                new Attempt("a body of an OPTIONS", "OPTIONS /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\n" + body),
                new Attempt("a body for a page", "POST /graphql-ui/ HTTP/1.1\r\nHost: 127.0.0.1\r\n" + body),
                new Attempt("a body for nothing", "POST /nothing HTTP/1.1\r\nHost: 127.0.0.1\r\n" + body),
                new Attempt("a body of a stranger", "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\n" + body),
                new Attempt(
                        "a body that waits to be asked for",
                        "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: 100-continue\r\n" + body),
                new Attempt(
                        "chunks for a page",
                        "POST /graphql-ui/ HTTP/1.1\r\nHost: 127.0.0.1\r\n" + CHUNKED + "\r\n\r\n" + chunk(HIDDEN)
                                + "0\r\n\r\n"),
                new Attempt(
                        "a length of a GET and chunks",
                        "GET /nothing HTTP/1.1\r\nHost: 127.0.0.1\r\n" + CHUNKED + "\r\n" + body));
    }

    private Attempt chunked(String name, String body) {
        return attempt("chunks: " + name, CHUNKED, body);
    }

    private Attempt attempt(String name, String framing, String body) {
        return new Attempt(name, posted(framing, body));
    }

    private String posted(String framing, String body) {
        return "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nAuthorization: "
                + authorization + "\r\n" + framing + "\r\n\r\n" + body;
    }

    private static String length(int bytes) {
        return "Content-Length: " + bytes;
    }

    private static String chunk(String content) {
        return Integer.toHexString(content.length()) + "\r\n" + content + "\r\n";
    }

    private static String shown(String header) {
        return header.replace("\r", "\\r")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replaceAll("\\p{Cntrl}", "?");
    }
}
