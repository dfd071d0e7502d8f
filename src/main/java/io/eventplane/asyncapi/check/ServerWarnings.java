package io.eventplane.asyncapi.check;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.verdict.Rule;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is often wrong with servers: addresses in the wrong field, variables that nobody defined or gave a value. */
record ServerWarnings(Reading reading) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]{1,200})}");

    void find() {
        reading.objects(reading.root(), "servers").forEach(this::look);
    }

    private void look(Located server) {
        reading.text(server, "host").ifPresent(host -> lookAtHost(server, host));
        reading.text(server, "url").ifPresent(url -> lookAtVariables(server, "url", url));
        reading.objects(server, "variables").forEach(this::lookAtVariable);
    }

    private void lookAtHost(Located server, String host) {
        if (host.contains("://")) {
            reading.note(Rule.VALUE, server.child("host"), "is a URL; a host has no scheme, which is in `protocol`");
        }
        lookAtVariables(server, "host", host);
    }

    private void lookAtVariables(Located server, String field, String address) {
        Located variables = server.child("variables");
        Matcher variable = VARIABLE.matcher(address);
        while (variable.find()) {
            if (!variables.node().has(variable.group(1))) {
                reading.note(
                        Rule.VALUE,
                        server.child(field),
                        "uses the variable " + variable.group(1) + ", which is not defined");
            }
        }
    }

    private void lookAtVariable(Located variable) {
        Optional<Located> known = Reading.present(variable, "default").or(() -> Reading.present(variable, "enum"));
        if (known.isEmpty()) {
            reading.note(Rule.VALUE, variable, "has no default and no enum, so nobody knows what stands for it");
        }
    }
}
