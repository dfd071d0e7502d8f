package io.eventplane.director.definitions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The document of one definition, apart from it because it is large and seldom asked for. */
@Entity
@Table(name = "event_api_spec")
public class SpecDocument {

    @Id
    @Column(name = "definition_id")
    private String definitionId;

    private String document;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected SpecDocument() {}

    SpecDocument(String definitionId, String document) {
        this.definitionId = definitionId;
        this.document = document;
    }

    String definitionId() {
        return definitionId;
    }

    String document() {
        return document;
    }

    void become(String text) {
        document = text;
    }

    @Override
    public String toString() {
        return "SpecDocument[" + definitionId + "]";
    }
}
