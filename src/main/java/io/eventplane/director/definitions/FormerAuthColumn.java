package io.eventplane.director.definitions;

import io.eventplane.director.credentials.Auth;
import io.eventplane.director.keys.EncryptedColumn;
import io.eventplane.director.store.EncryptedJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** The column of a definition that holds what a publisher may still present; its text copied into {@link AuthColumn}'s does not decrypt. */
@Converter
public class FormerAuthColumn implements AttributeConverter<Auth, String> {

    private static final EncryptedJson<Auth> COLUMN = new EncryptedJson<>(Auth.class, EncryptedColumn.FORMER_AUTH);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Auth value) {
        return COLUMN.written(value);
    }

    @Override
    public @Nullable Auth convertToEntityAttribute(@Nullable String column) {
        return COLUMN.read(column);
    }
}
