package io.eventplane.fuzz;

import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Other seeds and more tries for who looks for more: {@code -Dfuzz.seed=7 -Dfuzz.tries=100000}. */
final class ByHand implements AroundPropertyHook {

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        PropertyAttributes attributes = context.attributes();
        given("fuzz.seed").ifPresent(attributes::setSeed);
        given("fuzz.tries").map(Integer::valueOf).ifPresent(attributes::setTries);
        return property.execute();
    }

    /** From the class to its properties. */
    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    private static Optional<String> given(String key) {
        return Optional.ofNullable(System.getProperty(key)).filter(text -> !text.isBlank());
    }
}
