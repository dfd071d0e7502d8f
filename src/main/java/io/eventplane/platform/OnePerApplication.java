package io.eventplane.platform;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A bean of which the application has exactly one, made when first asked for and never proxied.
 *
 * <p>{@code @ApplicationScoped} needs a second constructor without parameters for its proxy, which final fields do not
 * allow, and {@code @Singleton} alone is not found with {@code bean-discovery-mode="annotated"}. A stereotype is.
 *
 * @see <a href="https://jakarta.ee/specifications/cdi/4.1/jakarta-cdi-spec-4.1#bean_defining_annotations">CDI 4.1, Bean defining annotations</a>
 */
@Stereotype
@Singleton
@Documented
@Retention(RUNTIME)
@Target(TYPE)
public @interface OnePerApplication {}
