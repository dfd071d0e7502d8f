package io.eventplane.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small authorization server on a free port of the loopback address: describes itself, publishes keys, answers introspection to the client
 * {@value #CLIENT}, and mints whatever token a test wants, proper or not. It can change its keys, and fail.
 */
public final class TestIssuer implements AutoCloseable {

    /** Who may ask about tokens. */
    public static final String CLIENT = "resource-server";

    /** What it proves that with. */
    public static final String SECRET = "resource-server-secret";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> opaque = new ConcurrentHashMap<>();
    private volatile List<com.nimbusds.jose.jwk.JWK> published = List.of();
    private volatile RSAKey key;
    private volatile boolean failing;
    private volatile boolean openId = true;
    private volatile @Nullable URI claimedIssuer;

    private TestIssuer(HttpServer server) {
        this.server = server;
        this.key = newKey();
        this.published = List.of(key);
    }

    /** Starts one. */
    public static TestIssuer start() {
        try {
            var issuer =
                    new TestIssuer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            issuer.serve();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its tokens name, and where it is. */
    public URI identifier() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/realm");
    }

    /** As a verifier wants it, without introspection. */
    public TrustedIssuer trusted() {
        return new TrustedIssuer(identifier());
    }

    /** The same, with introspection. */
    public TrustedIssuer introspected() {
        return new TrustedIssuer(identifier(), java.util.Optional.of(new IntrospectionClient(CLIENT, SECRET)));
    }

    /** A proper token, RS256, of subject and client {@code device}, valid for five minutes, until it is changed. */
    public MintedToken token() {
        return new MintedToken(identifier(), key, JWSAlgorithm.RS256);
    }

    /** Makes an opaque token, about which introspection answers these claims and {@code active: true}. */
    public String opaque(Map<String, Object> claims) {
        var token = UUID.randomUUID().toString();
        opaque.put(token, claims);
        return token;
    }

    /** Takes an opaque token back. */
    public void revoke(String token) {
        opaque.remove(token);
    }

    /** Signs with a new key from now on; the old one is no longer published. */
    public void rotate() {
        key = newKey();
        published = List.of(key);
    }

    /** The key that it signs with now. */
    public RSAKey key() {
        return key;
    }

    /** Publishes these keys instead, some of which may be of other kinds. */
    public void publish(com.nimbusds.jose.jwk.JWK... keys) {
        published = List.of(keys);
    }

    /** Answers everything with status 503, until told not to. */
    public void fail(boolean whether) {
        failing = whether;
    }

    /** Describes itself by RFC 8414 only. */
    public void forgetOpenId() {
        openId = false;
    }

    /** Describes somebody else. */
    public void claimToBe(URI other) {
        claimedIssuer = other;
    }

    /** How often it was asked for {@code metadata}, {@code keys} or {@code introspect}. */
    public int requests(String what) {
        return requests.getOrDefault(what, new AtomicInteger()).get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve() {
        server.setExecutor(threads);
        handle("/realm/.well-known/openid-configuration", "metadata", exchange -> openId ? metadata() : null);
        handle("/.well-known/oauth-authorization-server/realm", "metadata", exchange -> metadata());
        handle("/keys", "keys", exchange -> new JWKSet(published).toString());
        handle("/introspect", "introspect", this::introspection);
        server.start();
    }

    private String metadata() {
        var base = "http://127.0.0.1:" + server.getAddress().getPort();
        var issuer = claimedIssuer == null ? identifier() : claimedIssuer;
        return JSON.writeValueAsString(Map.of(
                "issuer",
                String.valueOf(issuer),
                "authorization_endpoint",
                base + "/authorize",
                "token_endpoint",
                base + "/token",
                "jwks_uri",
                base + "/keys",
                "introspection_endpoint",
                base + "/introspect",
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of("RS256")));
    }

    private @Nullable String introspection(HttpExchange exchange) throws IOException {
        var basic = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(UTF_8));
        if (!("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return null;
        }
        var form = URLUtils.parseParameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        var claims = opaque.get(form.getOrDefault("token", List.of("")).get(0));
        var answer = new java.util.HashMap<String, Object>(claims == null ? Map.of() : claims);
        answer.put("active", claims != null);
        return JSON.writeValueAsString(answer);
    }

    private interface Answer {
        /** Null for 401. */
        @Nullable
        String to(HttpExchange exchange) throws IOException;
    }

    private void handle(String path, String name, Answer answer) {
        server.createContext(path, exchange -> {
            requests.computeIfAbsent(name, any -> new AtomicInteger()).incrementAndGet();
            var body = failing ? null : answer.to(exchange);
            var bytes = (body == null ? "{\"error\":\"invalid_client\"}" : body).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(failing ? 503 : body == null ? 401 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(com.nimbusds.jose.jwk.KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
