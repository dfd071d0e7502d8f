/**
 * The keys of the Director's store, and what is encrypted with them.
 *
 * <p>Values are encrypted with data keys, which are in the database, encrypted with the configured key; all Directors of a database share
 * them. {@link io.eventplane.director.keys.DataKeys} encrypts and decrypts, for the columns that
 * {@link io.eventplane.director.keys.EncryptedColumn} names, and {@link io.eventplane.director.keys.ReEncryption} puts values that are under
 * an older key under the newest. Plain JDBC outside of everybody's transaction: keys are asked for while the persistence provider is
 * in the middle of one.
 */
@NullMarked
package io.eventplane.director.keys;

import org.jspecify.annotations.NullMarked;
