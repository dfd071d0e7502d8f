package io.eventplane.director.specs.http;

import io.eventplane.director.specs.guard.NotCalledException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ParseException;

/** Says in words of its own why there is no answer: those of libraries tell addresses, and repeat what a server sent. */
final class TransportFailure {

    private TransportFailure() {}

    static FetchFailedException of(Exception failure, URI uri) {
        return new FetchFailedException(
                failure instanceof NotCalledException known
                        ? String.valueOf(known.getMessage())
                        : Origin.of(uri) + " " + words(failure));
    }

    private static String words(Exception failure) {
        if (failure instanceof UnknownHostException) {
            return "has no address";
        } else if (failure instanceof SocketTimeoutException) {
            return "did not answer in time";
        } else if (failure instanceof ConnectException) {
            return "does not take connections";
        } else if (failure instanceof SSLException) {
            return "could not be spoken to over TLS: its certificate is not trusted, or it does not speak it";
        } else if (failure instanceof ZipException || failure instanceof EOFException) {
            return "sent a compressed body that is damaged";
        } else {
            return wordsOfHttp(failure);
        }
    }

    private static String wordsOfHttp(Exception failure) {
        if (failure instanceof NoHttpResponseException) {
            return "closed the connection without an answer";
        } else if (failure instanceof ConnectionClosedException || failure instanceof MalformedChunkCodingException) {
            return "ended its answer before the length it had announced";
        } else if (failure instanceof HttpException || failure instanceof ParseException) {
            return "did not answer in HTTP";
        } else {
            return "broke the connection off";
        }
    }
}
