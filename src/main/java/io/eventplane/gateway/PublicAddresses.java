package io.eventplane.gateway;

import io.eventplane.gateway.wire.GatewayProtocol;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.report.PublishingEndpoint;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Where publishers reach this gateway: as {@code eventplane.gateway.public-urls} says, over HTTP else as {@code
 * eventplane.gateway.public-url} says, over a protocol that neither names, where it listens.
 */
@OnePerApplication
public final class PublicAddresses {

    /** How protocols with a URL for each definition write it among the addresses that they listen on. */
    private static final String EVENT_URL = "/events/{definition id}";

    private final GatewayProtocols protocols;
    private final List<String> configured;
    private final Optional<String> eventUrls;

    @Inject
    PublicAddresses(GatewayProtocols protocols, Config config) {
        this(
                protocols,
                config.getOptionalValues("eventplane.gateway.public-urls", String.class)
                        .orElse(List.of()),
                config.getOptionalValue("eventplane.gateway.public-url", String.class));
    }

    PublicAddresses(GatewayProtocols protocols, List<String> configured, Optional<String> eventUrls) {
        this.protocols = protocols;
        this.configured = configured.stream().map(PublicAddresses::normal).toList();
        this.eventUrls = eventUrls.map(PublicAddresses::normal);
    }

    /** Of all protocols; empty before they listen. */
    List<PublishingEndpoint> all() {
        return protocols.all().flatMap(this::of).toList();
    }

    private Stream<PublishingEndpoint> of(GatewayProtocol protocol) {
        var listening = protocol.addresses();
        var urls = named(protocol, listening).toList();
        return (urls.isEmpty() ? listening.stream() : urls.stream())
                .map(url -> new PublishingEndpoint(protocol.name(), url.replace(EVENT_URL, below())));
    }

    private Stream<String> named(GatewayProtocol protocol, List<String> listening) {
        var suffix = listening.stream().anyMatch(address -> address.endsWith(EVENT_URL)) ? EVENT_URL : "";
        var named = configured.stream().filter(url -> speaks(protocol, url)).toList();
        var urls = named.isEmpty() ? eventUrls.filter(url -> speaks(protocol, url)).stream() : named.stream();
        return urls.map(url -> url + suffix);
    }

    /** With its scheme in lower case, and no slash at its end. */
    private static String normal(String url) {
        var stripped = url.strip().replaceAll("/+$", "");
        int end = Math.max(0, stripped.indexOf(':'));
        return stripped.substring(0, end).toLowerCase(Locale.ROOT) + stripped.substring(end);
    }

    private static String below() {
        return "/events/" + PublishingEndpoint.DEFINITION;
    }

    private static boolean speaks(GatewayProtocol protocol, String url) {
        int end = url.indexOf("://");
        return end > 0 && protocol.serverProtocols().contains(url.substring(0, end));
    }
}
