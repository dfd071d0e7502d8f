package io.eventplane.asyncapi.check;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.reading.AsyncApiVersion;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.verdict.Rule;
import java.util.List;

/** Security that names schemes which are not there, or is written as the other major version does. */
record SecurityWarnings(Reading reading, AsyncApiVersion version) {

    void find() {
        reading.objects(reading.root(), "servers").forEach(this::look);
        if (version.major() == 2) {
            for (Located channel : reading.objects(reading.root(), "channels")) {
                List.of("subscribe", "publish")
                        .forEach(field -> reading.object(channel, field).ifPresent(this::look));
            }
        } else {
            reading.objects(reading.root(), "operations").forEach(this::look);
        }
    }

    private void look(Located secured) {
        for (Located requirement : reading.items(secured, "security")) {
            if (version.major() == 2) {
                lookAtNames(requirement);
            } else {
                lookAtScheme(requirement);
            }
        }
    }

    private void lookAtNames(Located requirement) {
        Located schemes = reading.root().child("components").child("securitySchemes");
        for (Located name : requirement.children()) {
            if (!schemes.node().has(name.name())) {
                reading.note(
                        Rule.SECURITY, name, "there is no security scheme " + name.name() + " among the components");
            }
        }
    }

    private void lookAtScheme(Located scheme) {
        if (!scheme.node().has("$ref") && !scheme.node().has("type")) {
            reading.note(
                    Rule.SECURITY,
                    scheme,
                    "is neither a security scheme nor a reference to one, as AsyncAPI 3 wants it;"
                            + " counts as a scheme nobody knows, not as open");
        }
    }
}
