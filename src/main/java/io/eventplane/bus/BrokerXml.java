package io.eventplane.bus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.deployers.impl.FileConfigurationParser;

/** The file {@code artemis/broker.xml} of the class path. */
final class BrokerXml {

    private static final String RESOURCE = "/artemis/broker.xml";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

    private BrokerXml() {}

    /** Reads the file, with each placeholder replaced by its value. */
    static Configuration read(UnaryOperator<String> values) {
        String xml = PLACEHOLDER
                .matcher(text())
                .replaceAll(match -> Matcher.quoteReplacement(escape(values.apply(match.group(1)))));
        try {
            return new FileConfigurationParser()
                    .parseMainConfig(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException(RESOURCE + " is not a broker configuration", e);
        }
    }

    private static String text() {
        try (InputStream stream = BrokerXml.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return withoutComments(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** A comment may speak of placeholders. */
    private static String withoutComments(String xml) {
        return xml.replaceAll("(?s)<!--.*?-->", "");
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;");
    }
}
