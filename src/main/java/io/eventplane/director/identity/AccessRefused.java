package io.eventplane.director.identity;

/**
 * Somebody was not let in.
 *
 * @param address of the host that asked, as the server sees it
 * @param code as it was answered
 * @param message as it was answered; tells nothing of what was presented
 */
public record AccessRefused(String address, String code, String message) {}
