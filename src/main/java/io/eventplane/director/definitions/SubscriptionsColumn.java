package io.eventplane.director.definitions;

import io.eventplane.director.store.EncryptedJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** The column of a definition that holds its external subscriptions. */
@Converter
public class SubscriptionsColumn implements AttributeConverter<ExternalSubscriptions, String> {

    private static final EncryptedJson<ExternalSubscriptions> COLUMN =
            new EncryptedJson<>(ExternalSubscriptions.class, "definition.external-subscriptions");

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable ExternalSubscriptions value) {
        return COLUMN.written(value);
    }

    @Override
    public @Nullable ExternalSubscriptions convertToEntityAttribute(@Nullable String column) {
        return COLUMN.read(column);
    }
}
