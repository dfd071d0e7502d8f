package io.eventplane.asyncapi.reading;

import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.asyncapi.verdict.Rule;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The specification version a document names in its field {@code asyncapi}. The patch number changes no rule, so any is
 * accepted.
 */
public record AsyncApiVersion(int major, int minor, String text) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.\\d{1,4}(?:-[\\w.-]{1,40})?");
    private static final String SUPPORTED = "supported are 2.0 to 2.6, 3.0 and 3.1";

    private static final String CONVERT = "; convert it, for instance by"
            + " `npx @asyncapi/cli convert old.yaml --output new.yaml --target-version 3.0.0`,"
            + " or at https://studio.asyncapi.com";

    public AsyncApiVersion {
        if (!isSupported(major, minor)) {
            throw invalid(
                    Rule.VERSION, "AsyncAPI " + text + " is not supported; " + SUPPORTED + (major == 1 ? CONVERT : ""));
        }
    }

    public static AsyncApiVersion of(JsonNode document) {
        JsonNode field = document.path("asyncapi");
        if (field.isMissingNode()) {
            throw new InvalidDocumentException(Rule.REQUIRED.at(Location.ROOT, missing(document)));
        }
        Matcher form = FORM.matcher(field.isString() ? field.stringValue() : "");
        if (!form.matches()) {
            String message = "must be a version in quotes or with three numbers, such as 2.6.0 or 3.1.0; " + SUPPORTED;
            throw invalid(Rule.VERSION, message);
        }
        return new AsyncApiVersion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), form.group());
    }

    private static String missing(JsonNode document) {
        if (document.has("openapi") || document.has("swagger")) {
            return "this is an OpenAPI document, not an AsyncAPI document";
        }
        return Envelope.around(document)
                .map(inner ->
                        "the AsyncAPI document is wrapped into another one, at " + inner + "; send only that part")
                .orElse("not an AsyncAPI document: it has no field asyncapi");
    }

    private static boolean isSupported(int major, int minor) {
        return (major == 2 && minor <= 6) || (major == 3 && minor <= 1);
    }

    private static InvalidDocumentException invalid(Rule rule, String message) {
        return new InvalidDocumentException(rule.at(Location.ROOT.child("asyncapi"), message));
    }
}
