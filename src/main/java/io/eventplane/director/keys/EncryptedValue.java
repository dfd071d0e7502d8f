package io.eventplane.director.keys;

/**
 * One value of an encrypted column.
 *
 * @param id of its row
 * @param text its ciphertext
 */
record EncryptedValue(String id, String text) {}
