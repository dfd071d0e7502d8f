package io.eventplane.journeys;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives an {@link EventplaneServer} to tests that leave it running: one for all of them, started when the first one
 * asks. They share its Applications too, so they choose names of their own ({@link Names}).
 */
final class SharedServer implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EventplaneServer.class;
    }

    /** The store closes what it holds after the last test. */
    @Override
    public EventplaneServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedServer.class))
                .getOrComputeIfAbsent(
                        "server", key -> EventplaneServer.named("shared").start(), EventplaneServer.class)
                .awaitReady();
    }
}
