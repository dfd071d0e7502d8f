/**
 * Gets files from somebody else's web server, which may be slow, broken or hostile: guarded addresses, limits on time, size and
 * redirects, and credentials for their own server only. Called by {@code specs.sources}.
 *
 * <p>Out of scope: what the files mean. The only package that knows the HTTP client's library.
 */
@NullMarked
package io.eventplane.director.specs.http;

import org.jspecify.annotations.NullMarked;
