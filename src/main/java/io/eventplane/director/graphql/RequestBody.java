package io.eventplane.director.graphql;

import io.eventplane.director.failure.DirectorFailure;
import io.eventplane.director.failure.InvalidInputException;
import io.eventplane.director.failure.TooLargeException;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads the JSON object that a GraphQL request is, within limits. */
@OnePerApplication
public class RequestBody {

    /** Room for the rest of a request beside its document, and for the document's line ends and quotes as JSON escapes them. */
    private static final int ROOM_BESIDE_DOCUMENT = 1 << 20;

    /** A document belongs into a variable; a longer query would also be kept in the engine's cache of parsed queries. */
    private static final int MOST_QUERY_CHARACTERS = 200_000;

    /**
     * A member that is there twice may be read one way here and the other way by who checked it before. By Parsson's own key: of the
     * standard's, KEY_STRATEGY, its parsers don't know.
     */
    private static final JsonParserFactory PARSERS =
            Json.createParserFactory(Map.of("org.eclipse.parsson.rejectDuplicateKeys", true));

    private final int maxBytes;

    @Inject
    public RequestBody(@ConfigProperty(name = "eventplane.director.max-spec-bytes") int maxSpecBytes) {
        this.maxBytes = Math.addExact(Math.multiplyExact(2, maxSpecBytes), ROOM_BESIDE_DOCUMENT);
    }

    JsonObject read(HttpServletRequest request) throws IOException {
        requireJson(request.getContentType());
        if (request.getContentLengthLong() > maxBytes) {
            throw tooLarge();
        }
        var bytes = request.getInputStream().readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw tooLarge();
        }
        return limited(parse(bytes));
    }

    private static JsonObject parse(byte[] bytes) {
        try (var parser = PARSERS.createParser(strictly(bytes))) {
            return only(parser);
        } catch (DirectorFailure e) {
            throw e;
        } catch (RuntimeException e) {
            // Parsson says with a bare RuntimeException that the nesting is too deep.
            throw new InvalidInputException("the body is not a JSON object: " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new InvalidInputException("the body is nested too deeply", e);
        }
    }

    private static JsonObject only(JsonParser parser) {
        if (parser.next() != JsonParser.Event.START_OBJECT) {
            throw new InvalidInputException("the body is not a JSON object");
        }
        var object = parser.getObject();
        if (parser.hasNext()) {
            throw new InvalidInputException("the body is more than one JSON object");
        }
        return object;
    }

    /** Bytes that aren't UTF-8 are an error, not a question mark in somebody's document. */
    private static Reader strictly(byte[] bytes) {
        return new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder());
    }

    private static JsonObject limited(JsonObject input) {
        requireKind(input, "variables", ValueType.OBJECT);
        requireKind(input, "extensions", ValueType.OBJECT);
        requireKind(input, "operationName", ValueType.STRING);
        if (input.get("query") instanceof JsonString query && query.getChars().length() > MOST_QUERY_CHARACTERS) {
            throw new TooLargeException(
                    "the query has more than " + MOST_QUERY_CHARACTERS + " characters; send documents as variables");
        }
        return input;
    }

    private static void requireKind(JsonObject input, String member, ValueType kind) {
        var value = input.getOrDefault(member, JsonValue.NULL);
        if (value.getValueType() != kind && value.getValueType() != ValueType.NULL) {
            throw new InvalidInputException(member + " is not " + kind.name().toLowerCase(Locale.ROOT) + " nor null");
        }
    }

    /** GraphiQL names it twice, which a browser puts into one line. */
    private static void requireJson(@Nullable String contentType) {
        if (contentType == null || !Stream.of(contentType.split(",", -1)).allMatch(RequestBody::isJson)) {
            throw new InvalidInputException("send the request as Content-Type: application/json");
        }
    }

    private static boolean isJson(String mediaType) {
        return mediaType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }

    private TooLargeException tooLarge() {
        return new TooLargeException("the request has more than " + maxBytes + " bytes");
    }
}
