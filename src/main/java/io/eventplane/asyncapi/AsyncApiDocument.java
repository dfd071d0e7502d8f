package io.eventplane.asyncapi;

import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.asyncapi.channel.ChannelLookup;
import io.eventplane.asyncapi.channel.ChannelMatch;
import io.eventplane.asyncapi.channel.Channels;
import io.eventplane.asyncapi.channel.Direction;
import io.eventplane.asyncapi.channel.Message;
import io.eventplane.asyncapi.notation.DocumentFormat;
import io.eventplane.asyncapi.notation.DocumentText;
import io.eventplane.asyncapi.notation.DocumentWriter;
import io.eventplane.asyncapi.overview.ChannelOverview;
import io.eventplane.asyncapi.overview.Overview;
import io.eventplane.asyncapi.payload.HeaderSchema;
import io.eventplane.asyncapi.payload.PayloadSchema;
import io.eventplane.asyncapi.payload.PayloadSchemas;
import io.eventplane.asyncapi.payload.avro.AvroSchema;
import io.eventplane.asyncapi.reading.AsyncApiVersion;
import io.eventplane.asyncapi.reading.Info;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.runtime.RuntimeDocument;
import io.eventplane.asyncapi.runtime.Server;
import io.eventplane.asyncapi.security.DocumentSecurity;
import io.eventplane.asyncapi.security.SecurityReading;
import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An AsyncAPI document (2.0 to 2.6, 3.0, 3.1), understood as far as publishing events needs it. Immutable and thread-safe;
 * its payload schemas are compiled, so keep it instead of parsing again.
 *
 * @see <a href="https://www.asyncapi.com/docs/reference/specification/v3.1.0">AsyncAPI 3.1.0</a>
 * @see <a href="https://www.asyncapi.com/docs/reference/specification/v2.6.0">AsyncAPI 2.6.0</a>
 */
public final class AsyncApiDocument {

    private final DocumentText text;
    private final AsyncApiVersion version;
    private final Facts facts;

    private AsyncApiDocument(DocumentText text, AsyncApiVersion version, Facts facts) {
        this.text = text;
        this.version = version;
        this.facts = facts;
    }

    /** Reads a document in either notation, see {@link #parse(String, DocumentFormat)}. */
    public static AsyncApiDocument parse(String text) {
        return parse(text, null);
    }

    /**
     * Reads a document and checks what publishing depends on: its title and version, its channels, operations and messages
     * with their references, and the payload schemas of what the Application sends.
     *
     * @param text at most as long as the caller allows; a byte order mark is ignored
     * @param format the notation; null to find out
     * @throws InvalidDocumentException with everything found wrong, as far as one mistake does not hide another
     */
    public static AsyncApiDocument parse(String text, @Nullable DocumentFormat format) {
        DocumentText read = DocumentText.read(text, format);
        return understood(read, new Reading(read.root()));
    }

    /**
     * What a text says.
     *
     * @param reading of that text's root; what is off with it is noted there
     */
    static AsyncApiDocument understood(DocumentText text, Reading reading) {
        AsyncApiVersion version = AsyncApiVersion.of(text.root());
        return new AsyncApiDocument(text, version, Facts.of(version, reading));
    }

    /** {@code info.title}. */
    public String title() {
        return facts.info().title();
    }

    /** {@code info.version}: of the Application's API, in whatever form its owner likes. */
    public String apiVersion() {
        return facts.info().version();
    }

    /** The version of the specification, such as {@code 2.6.0}. */
    public String asyncApiVersion() {
        return version.text();
    }

    public DocumentFormat format() {
        return text.format();
    }

    /** The whole document. To be read only: parts of it may be shared. */
    public JsonNode root() {
        return text.root();
    }

    /** In document order, publishable or not. */
    public List<Channel> channels() {
        return facts.channels();
    }

    /**
     * The publishable channel at a path. A literal address wins over one with parameters; a leading slash on either side
     * does not matter; the value of a parameter is at least one character and holds no {@code /}, and no {@code .} when the
     * address is divided by dots.
     *
     * @param path what follows the definition's id in an event URL, percent-decoded
     */
    public Optional<ChannelMatch> match(String path) {
        return facts.lookup().match(path);
    }

    /** Matches as {@link #match} does, and holds nothing else of the document. */
    public ChannelLookup lookup() {
        return facts.lookup();
    }

    /** The compiled JSON Schema of a message's payloads; empty when there is none that can be checked. */
    public Optional<PayloadSchema> payloadSchema(Message message) {
        return facts.schemas().of(message);
    }

    /** The compiled Avro schema of a message's payloads; empty when there is none that can be checked. */
    public Optional<AvroSchema> avroSchema(Message message) {
        return facts.schemas().avroOf(message);
    }

    /** The headers that a message declares; empty when it declares none. */
    public Optional<HeaderSchema> headerSchema(Message message) {
        return facts.schemas().headersOf(message);
    }

    /** Why payloads of a message are not held against a schema; empty when they are. */
    public Optional<String> unvalidated(Message message) {
        return facts.schemas().unvalidated(message);
    }

    /** All channels as people want to see them, received ones too; read anew at every call. */
    public List<ChannelOverview> overview() {
        return Overview.of(version, new Reading(root()).lenient(), this::unvalidated);
    }

    /** The protocols of its servers, in lower case; empty when no server names one. */
    public Set<String> protocols() {
        return Overview.protocols(version, new Reading(root()).lenient());
    }

    /** What it demands of those who publish; read anew at every call. */
    public DocumentSecurity security() {
        return SecurityReading.of(version, new Reading(root()).lenient(), channels());
    }

    AsyncApiVersion version() {
        return version;
    }

    /**
     * This document as it is true in one Runtime, in the same notation and version: the given servers; the publishable
     * channels at their addresses on the Runtime's bus, without parameters; the operations that send on them; and what these
     * refer to. Protocol bindings, security, other channels and unused components are gone; all of
     * {@code components.schemas} stays.
     *
     * @param servers ways to reach the Runtime's bus, in the order to be listed
     * @param busAddress tells a publishable channel's address on that bus; channels may share one: in 2.x, where the address
     *     is the key, they become one channel with the messages of all
     */
    public String rewritten(List<Server> servers, Function<Channel, String> busAddress) {
        return DocumentWriter.write(
                new DocumentText(format(), RuntimeDocument.of(root(), channels(), version, servers, busAddress)));
    }

    /** What was understood of a document. */
    private record Facts(Info info, List<Channel> channels, ChannelLookup lookup, PayloadSchemas schemas) {

        static Facts of(AsyncApiVersion version, Reading reading) {
            Info info = Info.of(reading);
            List<Channel> channels =
                    Channels.of(version, reading, Direction.SEND).read();
            PayloadSchemas schemas = PayloadSchemas.compile(reading, channels);
            reading.findings().throwIfAny();
            return new Facts(info, channels, new ChannelLookup(channels), schemas);
        }
    }
}
