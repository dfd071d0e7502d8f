package io.eventplane.director.pages;

/** A row with a place in the order of creation, by which lists are paged. */
public interface Positioned {

    /** The place: grows with every row, has gaps. */
    long position();
}
