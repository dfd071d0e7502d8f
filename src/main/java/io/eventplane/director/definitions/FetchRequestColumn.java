package io.eventplane.director.definitions;

import io.eventplane.director.store.EncryptedJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** The column of a definition that holds where its specification is fetched from. */
@Converter
public class FetchRequestColumn implements AttributeConverter<FetchRequest, String> {

    private static final EncryptedJson<FetchRequest> COLUMN =
            new EncryptedJson<>(FetchRequest.class, "definition.fetch-request");

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable FetchRequest value) {
        return COLUMN.written(value);
    }

    @Override
    public @Nullable FetchRequest convertToEntityAttribute(@Nullable String column) {
        return COLUMN.read(column);
    }
}
