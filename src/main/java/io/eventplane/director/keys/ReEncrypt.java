package io.eventplane.director.keys;

import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.SecretException;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Puts values that are under another key under the newest one, each by itself, and only if it still is what was read: no change waits for
 * this longer than for one row, and none is lost. Whoever stops it, anywhere, leaves values that can all be read.
 */
@OnePerApplication
public class ReEncrypt {

    static final int BATCH = 100;

    private static final Logger LOG = System.getLogger(ReEncrypt.class.getName());

    private final DataKeys keys;
    private final EncryptedValues values;

    @Inject
    public ReEncrypt(DataKeys keys, EncryptedValues values) {
        this.keys = keys;
        this.values = values;
    }

    /**
     * Goes through all values once. What is written under a former key meanwhile may be missed, and is for the next time.
     *
     * @param goOn asked before each batch
     */
    Tally all(BooleanSupplier goOn) {
        return Stream.of(EncryptedColumn.values())
                .map(column -> column(column, goOn))
                .reduce(Tally.NONE, Tally::plus);
    }

    private Tally column(EncryptedColumn column, BooleanSupplier goOn) {
        var tally = Tally.NONE;
        var after = "";
        while (goOn.getAsBoolean()) {
            var batch = next(column, after);
            tally = tally.plus(batch(column, batch));
            if (batch.size() < BATCH) {
                break;
            }
            after = batch.get(batch.size() - 1).id();
        }
        return tally;
    }

    /** By the newest key there is: a walk takes long where there is much. */
    private List<EncryptedValue> next(EncryptedColumn column, String after) {
        keys.refresh();
        return values.notUnder(keys.newest(), column, after, BATCH);
    }

    private Tally batch(EncryptedColumn column, List<EncryptedValue> batch) {
        return batch.stream().map(value -> one(column, value)).reduce(Tally.NONE, Tally::plus);
    }

    private Tally one(EncryptedColumn column, EncryptedValue value) {
        try {
            var plain = keys.decrypt(value.text(), column.context());
            var now = keys.encrypt(plain, column.context());
            return values.replace(column, value, now) ? Tally.REPLACED : Tally.CHANGED;
        } catch (SecretException e) {
            LOG.log(Level.DEBUG, "{0} of {1} stays as it is: {2}", column, value.id(), e.getMessage());
            return Tally.UNREADABLE;
        }
    }
}
