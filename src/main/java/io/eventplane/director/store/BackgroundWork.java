package io.eventplane.director.store;

/** What a Director does without being asked. Every bean of this type is started. */
public interface BackgroundWork {

    /** Begins, and returns at once; called once, when the store is ready. */
    void start();
}
