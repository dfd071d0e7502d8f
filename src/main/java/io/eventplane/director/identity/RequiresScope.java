package io.eventplane.director.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a token needs for an operation of the GraphQL API. Every operation says it; one that does not is nobody's. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RequiresScope {

    /** Any one token with {@link Scope#ADMIN} has it as well. */
    Scope value();
}
