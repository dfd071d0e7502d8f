package io.eventplane.director.api;

import io.eventplane.director.graphql.GraphQLEntry;
import io.eventplane.director.identity.CurrentCaller;
import io.eventplane.director.identity.RequiresScope;
import io.eventplane.director.identity.Scope;
import io.eventplane.director.keys.KeysInUse;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** What the Director offers about the keys that secrets are encrypted with. They are of no tenant, and for the operators of the default one. */
@GraphQLApi
@GraphQLEntry
@OnePerApplication
public class EncryptionApi {

    private final ManageKeys manage;
    private final KeysInUse inUse;
    private final CurrentCaller caller;

    @Inject
    public EncryptionApi(ManageKeys manage, KeysInUse inUse, CurrentCaller caller) {
        this.caller = caller;
        this.manage = manage;
        this.inUse = inUse;
    }

    @Query("encryptionKeys")
    @RequiresScope(Scope.ADMIN)
    @Description(
            "For operators of the tenant `default`. The keys that secrets in the database are encrypted with, of all tenants: the newest first, then those of the configuration. Counts all values, which takes a while where there are many.")
    public @NonNull List<@NonNull EncryptionKey> encryptionKeys() {
        caller.refuseTenantsButDefault();
        return inUse.all().stream().map(EncryptionKey::of).toList();
    }

    @Mutation("rotateEncryptionKey")
    @RequiresScope(Scope.ADMIN)
    @Description(
            "For operators of the tenant `default`. Makes a new key, which encrypts from now on, and answers its id. What is encrypted with others is encrypted anew in the background, with all that goes on meanwhile; that is done when `encryptionKeys` counts no values under them.")
    public @Id @NonNull String rotateEncryptionKey() {
        caller.refuseTenantsButDefault();
        return manage.rotate();
    }
}
