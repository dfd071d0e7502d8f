package io.eventplane.asyncapi.reading;

import io.eventplane.asyncapi.place.Located;
import java.util.Optional;

/** What a document says about itself in {@code info};
 * the title is required, because definitions are named after it; a missing version is empty. */
public record Info(String title, String version) {

    public static Info of(Reading reading) {
        reading.require(reading.root(), "info");
        Optional<Located> info = reading.object(reading.root(), "info");
        info.ifPresent(present -> reading.require(present, "title"));
        info.ifPresent(present -> reading.lenient().require(present, "version"));
        return new Info(
                info.flatMap(present -> reading.text(present, "title")).orElse(""),
                info.flatMap(present -> reading.textOrNumber(present, "version"))
                        .orElse(""));
    }
}
