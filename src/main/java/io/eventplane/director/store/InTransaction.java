package io.eventplane.director.store;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One transaction around a call, or the caller's where there is one. Any exception that leaves the call rolls back.
 *
 * <p>Not Jakarta's {@code @Transactional}: Liberty writes a file of its own (first failure data capture) for every exception that
 * passes through that one's interceptor, so whoever asks for what does not exist would fill the disk.
 */
@InterceptorBinding
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface InTransaction {}
