package io.eventplane.director.store;

import io.eventplane.director.keys.DataKeys;
import io.eventplane.director.keys.EncryptedColumn;
import jakarta.enterprise.inject.spi.CDI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a value that may hold secrets as encrypted JSON in one text column; what a JPA converter for such a column does.
 *
 * <p>The whole value is encrypted, not only its passwords: a header or a URL can hold a secret as well. Converters hold one of these
 * rather than extend it: EclipseLink reads a converter's types only from a class that names {@code AttributeConverter} itself.
 *
 * @param <T> the value's type, which Jackson can write and read
 */
public final class EncryptedJson<T> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Class<T> type;
    private final String context;

    /** For a column, and those with the same context. */
    public EncryptedJson(Class<T> type, EncryptedColumn column) {
        this.type = type;
        this.context = column.context();
    }

    /** What the column holds; null for null. */
    public @Nullable String written(@Nullable T value) {
        return value == null ? null : keys().encrypt(JSON.writeValueAsString(value), context);
    }

    /** What the column means; null for null. */
    public @Nullable T read(@Nullable String column) {
        return column == null ? null : JSON.readValue(keys().decrypt(column, context), type);
    }

    /** Looked up, because the persistence provider makes converters itself, before CDI can inject into them. */
    private static DataKeys keys() {
        return CDI.current().select(DataKeys.class).get();
    }
}
