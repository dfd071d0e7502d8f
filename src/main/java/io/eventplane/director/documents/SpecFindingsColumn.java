package io.eventplane.director.documents;

import io.eventplane.director.keys.EncryptedColumn;
import io.eventplane.director.store.EncryptedJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** The column of a definition that holds what was found in its document; encrypted, as messages quote the document. */
@Converter
public class SpecFindingsColumn implements AttributeConverter<SpecFindings, String> {

    private static final EncryptedJson<SpecFindings> COLUMN =
            new EncryptedJson<>(SpecFindings.class, EncryptedColumn.SPEC_FINDINGS);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable SpecFindings value) {
        return COLUMN.written(value);
    }

    @Override
    public @Nullable SpecFindings convertToEntityAttribute(@Nullable String column) {
        return COLUMN.read(column);
    }
}
