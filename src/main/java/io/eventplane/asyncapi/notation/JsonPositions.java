package io.eventplane.asyncapi.notation;

import io.eventplane.asyncapi.verdict.Position;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Fills in the positions of what is wanted out of a JSON text. */
record JsonPositions(JsonParser parser) {

    static void fill(WantedPlace root, String text) {
        try (JsonParser parser = JsonTree.parser(text)) {
            parser.nextToken();
            new JsonPositions(parser).value(root);
        }
    }

    /** Stands at a value's first token, and leaves the parser at its last. */
    private void value(@Nullable WantedPlace place) {
        if (place == null) {
            parser.skipChildren();
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            items(place);
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            entries(place);
        }
    }

    private void items(WantedPlace list) {
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            value(found(list.child(Integer.toString(index))));
        }
    }

    private void entries(WantedPlace object) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            WantedPlace entry = found(object.child(parser.currentName()));
            parser.nextToken();
            value(entry);
        }
    }

    private @Nullable WantedPlace found(@Nullable WantedPlace place) {
        if (place != null) {
            TokenStreamLocation at = parser.currentTokenLocation();
            place.found(new Position(at.getLineNr(), at.getColumnNr()));
        }
        return place;
    }
}
