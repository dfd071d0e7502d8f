package io.eventplane.platform;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Configurations for tests: the defaults of {@code microprofile-config.properties}, with some keys set otherwise. */
public final class Configs {

    private static final int ABOVE_DEFAULTS = 1000;

    private Configs() {}

    public static Config with(Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addPropertiesSources()
                .withSources(new PropertiesConfigSource(keys, "test", ABOVE_DEFAULTS))
                .build();
    }
}
