package io.eventplane.director.store;

import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.Resource;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;

/** Makes the data source, which the container gives only into fields, injectable into constructors. */
@OnePerApplication
public class StoreResources {

    @Produces
    @Resource(lookup = "jdbc/eventplane")
    @SuppressWarnings("NullAway.Init")
    DataSource database;
}
