package io.eventplane.director.audit;

import io.eventplane.director.keys.EncryptedColumn;
import io.eventplane.director.store.EncryptedJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** The columns of facts. They hold no secrets by name, but addresses of buses and webhooks, in which a secret may be. */
@Converter
public class FactsColumn implements AttributeConverter<String, String> {

    private static final EncryptedJson<String> COLUMN = new EncryptedJson<>(String.class, EncryptedColumn.FACTS_BEFORE);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable String value) {
        return COLUMN.written(value);
    }

    @Override
    public @Nullable String convertToEntityAttribute(@Nullable String column) {
        return COLUMN.read(column);
    }
}
