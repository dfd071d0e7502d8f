package io.eventplane.director.definitions;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents are compared before the call's transaction, not in it, because that may take seconds. Which documents there are to compare
 * only the transaction knows: so it is begun, rolled back when it comes to a comparison that has not been made, and repeated once that is
 * made.
 *
 * <p>The call ends with a {@link io.eventplane.director.failure.ConflictException} when the documents that are stored change faster than
 * they can be compared.
 */
@InterceptorBinding
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ComparedBefore {}
