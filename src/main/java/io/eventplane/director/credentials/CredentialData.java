package io.eventplane.director.credentials;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.smallrye.graphql.api.Union;
import org.eclipse.microprofile.graphql.Description;

/** Who one is and how one proves it: a user with a password, or an OAuth 2 client. */
@Union
@Description("Who one is and how one proves it.")
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BasicCredentialData.class, name = "basic"),
    @JsonSubTypes.Type(value = OAuthCredentialData.class, name = "oauth")
})
public sealed interface CredentialData permits BasicCredentialData, OAuthCredentialData {

    /** The same, with {@link Mask#TEXT} where the secret is. */
    CredentialData masked();
}
