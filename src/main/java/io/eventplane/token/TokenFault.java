package io.eventplane.token;

/** Why a token does not do. */
public enum TokenFault {
    /** It is no access token that could be read. */
    MALFORMED,
    /** It is not signed, or in a way that is not accepted here. */
    ALGORITHM,
    /** Nobody here trusts the issuer that it names. */
    ISSUER,
    /** The issuer publishes no key such as the token names. */
    KEY,
    /** Somebody else signed it, or it was changed. */
    SIGNATURE,
    /** Its time is over. */
    EXPIRED,
    /** It is not valid yet, for somebody else, or of another kind. */
    CLAIMS,
    /** The issuer says that it is not, or no longer, valid. */
    INACTIVE,
    /** The issuer can't be asked now; the same token may do later. */
    UNAVAILABLE;

    /** Whether to send the same token again makes sense. */
    public boolean isTemporary() {
        return this == UNAVAILABLE;
    }
}
