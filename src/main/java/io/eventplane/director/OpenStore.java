package io.eventplane.director;

import io.eventplane.director.keys.DataKeys;
import io.eventplane.director.keys.ReEncryption;
import io.eventplane.director.store.Migrations;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;

/** Makes the store usable: tables up to date, then the keys of what is encrypted in them, which are kept up with from then on. */
@OnePerApplication
public class OpenStore {

    private final Migrations migrations;
    private final DataKeys keys;
    private final ReEncryption reEncryption;

    @Inject
    public OpenStore(Migrations migrations, DataKeys keys, ReEncryption reEncryption) {
        this.migrations = migrations;
        this.keys = keys;
        this.reEncryption = reEncryption;
    }

    void open() {
        migrations.run();
        keys.open();
        reEncryption.start();
    }
}
