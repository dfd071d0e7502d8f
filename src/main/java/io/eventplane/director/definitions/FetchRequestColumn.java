package io.eventplane.director.definitions;

import io.eventplane.director.keys.EncryptedColumn;
import io.eventplane.director.store.EncryptedJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** The column of a definition that holds where its specification is fetched from. */
@Converter
public class FetchRequestColumn implements AttributeConverter<FetchSource, String> {

    private static final EncryptedJson<FetchSource> COLUMN =
            new EncryptedJson<>(FetchSource.class, EncryptedColumn.FETCH_REQUEST);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable FetchSource value) {
        return COLUMN.written(value);
    }

    @Override
    public @Nullable FetchSource convertToEntityAttribute(@Nullable String column) {
        return COLUMN.read(column);
    }
}
