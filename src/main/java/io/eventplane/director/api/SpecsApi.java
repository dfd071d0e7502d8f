package io.eventplane.director.api;

import io.eventplane.director.definitions.CheckRegistration;
import io.eventplane.director.definitions.EventAPIDefinition;
import io.eventplane.director.definitions.EventAPISpecInput;
import io.eventplane.director.definitions.SpecValidation;
import io.eventplane.director.documents.EventAPIChannel;
import io.eventplane.director.graphql.GraphQLEntry;
import io.eventplane.director.identity.RequiresScope;
import io.eventplane.director.identity.Scope;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What the Director offers about documents: what is wrong with one, and what was understood of those registered. */
@GraphQLApi
@GraphQLEntry
@OnePerApplication
public class SpecsApi {

    private final CheckRegistration rules;
    private final ReadChannels channels;

    @Inject
    public SpecsApi(CheckRegistration rules, ReadChannels channels) {
        this.rules = rules;
        this.channels = channels;
    }

    @Query
    @RequiresScope(Scope.APPLICATION_READ)
    @Description("What registering this document would say about it. Stores nothing, fetches nothing.")
    public @NonNull SpecValidation validateEventAPISpec(@Name("in") @NonNull EventAPISpecInput in) {
        return rules.validate(in);
    }

    @Description(
            "Its channels in document order, as they were understood; null while the document has not been fetched.")
    public List<@Nullable List<@NonNull EventAPIChannel>> channels(@Source List<EventAPIDefinition> definitions) {
        return channels.of(definitions);
    }
}
