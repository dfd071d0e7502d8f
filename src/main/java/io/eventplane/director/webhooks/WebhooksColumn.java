package io.eventplane.director.webhooks;

import io.eventplane.director.keys.EncryptedColumn;
import io.eventplane.director.store.EncryptedJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** The column of an Application that holds its webhooks. */
@Converter
public class WebhooksColumn implements AttributeConverter<Webhooks, String> {

    private static final EncryptedJson<Webhooks> COLUMN = new EncryptedJson<>(Webhooks.class, EncryptedColumn.WEBHOOKS);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Webhooks value) {
        return COLUMN.written(value);
    }

    @Override
    public @Nullable Webhooks convertToEntityAttribute(@Nullable String column) {
        return COLUMN.read(column);
    }
}
