package io.eventplane.director.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a store that knowingly looks at, or changes, what belongs to any tenant. All others of a store's methods that others may
 * call take the tenant, or an entity, which somebody was given for one. Nothing of what clients ask for may call it.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface AcrossTenants {

    /** Why it has to. */
    String value();
}
