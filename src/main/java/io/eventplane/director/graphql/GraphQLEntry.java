package io.eventplane.director.graphql;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an entry point of the GraphQL API: its operations are for those who have the scope that
 * each of them requires, and what its store refuses comes back as a
 * {@link io.eventplane.director.failure.DirectorFailure}.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface GraphQLEntry {}
