package io.eventplane.director.definitions;

/** What stands behind a fetch request's address: one document, a zip, or a document that lists documents. */
public enum FetchMode {
    SINGLE,
    PACKAGE,
    INDEX
}
