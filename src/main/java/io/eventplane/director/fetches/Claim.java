package io.eventplane.director.fetches;

/**
 * The right of one Director to fetch one specification, until it is handed back, it expires, or the definition is changed.
 *
 * @param definitionId whose specification it is
 * @param token tells this claim from every other one
 * @param asks how often the fetch had been asked for when it was claimed
 * @param again whether the last one has failed, and nobody has asked for this one
 * @param validators what the server may compare with; none for a copy in any case
 */
public record Claim(String definitionId, String token, int asks, boolean again, Validators validators) {}
