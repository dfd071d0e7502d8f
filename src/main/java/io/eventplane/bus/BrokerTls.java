package io.eventplane.bus;

import io.eventplane.platform.DataFolder;
import io.eventplane.platform.DurableFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * How connections to the broker are encrypted: TLS 1.2 and 1.3, with PEM files. The embedded broker shows a certificate
 * once there is one, and a renewed one to who connects later; a client of ours trusts the authorities in a file, or the
 * JDK's.
 *
 * @see <a href="https://activemq.apache.org/components/artemis/documentation/latest/configuring-transports.html#configuring-netty-ssl">Artemis, Configuring Netty SSL</a>
 */
record BrokerTls(Config config) {

    private static final String VERSIONS = "TLSv1.2,TLSv1.3";
    private static final String CERTIFICATE = "eventplane.broker.tls.certificate";
    private static final String KEY = "eventplane.broker.tls.key";
    private static final String AUTHORITIES = "eventplane.broker.tls.authorities";

    /** Whether the embedded broker speaks TLS, and nothing else, on all its ports. */
    boolean isServed() {
        return config.getOptionalValue(CERTIFICATE, String.class).isPresent();
    }

    /** Whether connections to an outside broker are made with TLS, whatever its URL says. */
    boolean isTrusted() {
        return config.getOptionalValue(AUTHORITIES, String.class).isPresent();
    }

    /**
     * What an acceptor of the embedded broker needs; nothing without a certificate. Artemis reads both files by way of a
     * third, which says where they are.
     *
     * @throws IllegalStateException when only one of the two is configured, or one can't be read
     */
    Map<String, Object> acceptor(DataFolder data) {
        Optional<Path> certificate = file(CERTIFICATE);
        Optional<Path> key = file(KEY);
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalStateException(
                    "refusing to start: of " + CERTIFICATE + " and " + KEY + " only one is set. Set both, or none");
        }
        return certificate
                .map(shown -> acceptor(index(data, shown, key.orElseThrow())))
                .orElseGet(Map::of);
    }

    private static Map<String, Object> acceptor(Path index) {
        return Map.of(
                "sslEnabled",
                true,
                "keyStoreType",
                "PEMCFG",
                "keyStorePath",
                index.toString(),
                "keyStorePassword",
                "",
                "enabledProtocols",
                VERSIONS,
                "sslAutoReload",
                true);
    }

    private static Path index(DataFolder data, Path certificate, Path key) {
        Path index = data.resolve("broker", "tls.pemcfg");
        new DurableFile(index).replace("source.key=" + escaped(key) + "\nsource.cert=" + escaped(certificate) + "\n");
        return index;
    }

    /** Of a properties file. */
    private static String escaped(Path path) {
        return path.toAbsolutePath().toString().replace("\\", "\\\\");
    }

    /**
     * What a client's URL needs beside its own parameters: nothing without authorities, unless the URL itself says
     * {@code sslEnabled=true}, which then trusts whom the JDK does.
     */
    List<String> client() {
        return file(AUTHORITIES).map(BrokerTls::client).orElseGet(List::of);
    }

    private static List<String> client(Path authorities) {
        return List.of(
                "sslEnabled=true",
                "verifyHost=true",
                "trustStoreType=PEMCA",
                "trustStorePath=" + URLEncoder.encode(authorities.toString(), StandardCharsets.UTF_8),
                "enabledProtocols=" + VERSIONS);
    }

    private Optional<Path> file(String key) {
        return config.getOptionalValue(key, String.class).map(name -> readable(key, name));
    }

    private static Path readable(String key, String name) {
        Path file = Path.of(name).toAbsolutePath();
        if (!Files.isReadable(file)) {
            throw new IllegalStateException(
                    "refusing to start: " + key + " is " + name + ", which is no file that can be read");
        }
        return file;
    }
}
