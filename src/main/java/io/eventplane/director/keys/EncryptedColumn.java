package io.eventplane.director.keys;

/**
 * Every column that holds ciphertexts (beside null, and what is no secret): all that a new one has to say. The tables' keys are called
 * {@code id}.
 */
public enum EncryptedColumn {
    WEBHOOKS("application", "webhooks", "application.webhooks"),
    AUTH("event_api_definition", "auth", "definition.auth"),
    FORMER_AUTH("event_api_definition", "former_auth", "definition.former-auth"),
    EXTERNAL_SUBSCRIPTIONS("event_api_definition", "external_subscriptions", "definition.external-subscriptions"),
    FETCH_REQUEST("event_api_definition", "fetch_request", "definition.fetch-request"),
    SPEC_FINDINGS("event_api_definition", "spec_findings", "definition.spec-findings"),
    FACTS_BEFORE("audit_record", "facts_before", "audit facts"),
    FACTS_AFTER("audit_record", "facts_after", "audit facts");

    private final String table;
    private final String column;
    private final String context;

    /**
     * A column of a table.
     *
     * @param context bound into every ciphertext, and so for ever: one that is copied to a column with another context does not decrypt.
     *     Columns that one converter serves have the same
     */
    EncryptedColumn(String table, String column, String context) {
        this.table = table;
        this.column = column;
        this.context = context;
    }

    public String table() {
        return table;
    }

    public String column() {
        return column;
    }

    public String context() {
        return context;
    }

    @Override
    public String toString() {
        return table + "." + column;
    }
}
