package io.eventplane.director.definitions;

import io.eventplane.director.keys.EncryptedColumn;
import io.eventplane.director.store.EncryptedJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The column of a definition that holds its external subscriptions. None at all, which most definitions have, is no secret: a page of a
 * hundred would decrypt it a hundred times.
 */
@Converter
public class SubscriptionsColumn implements AttributeConverter<ExternalSubscriptions, String> {

    private static final EncryptedJson<ExternalSubscriptions> COLUMN =
            new EncryptedJson<>(ExternalSubscriptions.class, EncryptedColumn.EXTERNAL_SUBSCRIPTIONS);

    private static final ExternalSubscriptions NONE = new ExternalSubscriptions(List.of());
    private static final String NONE_WRITTEN = "[]";

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable ExternalSubscriptions value) {
        return NONE.equals(value) ? NONE_WRITTEN : COLUMN.written(value);
    }

    @Override
    public @Nullable ExternalSubscriptions convertToEntityAttribute(@Nullable String column) {
        return NONE_WRITTEN.equals(column) ? NONE : COLUMN.read(column);
    }
}
