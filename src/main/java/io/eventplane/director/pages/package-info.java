/**
 * Lists in pages, by the position of their rows rather than by offset: a page costs the same wherever it lies.
 */
@NullMarked
package io.eventplane.director.pages;

import org.jspecify.annotations.NullMarked;
