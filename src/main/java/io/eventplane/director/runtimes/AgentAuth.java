package io.eventplane.director.runtimes;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** What a Runtime's gateway, agent and eventing system present, as user and password, to the Director and to the notice broker. */
@Type("AgentAuth")
@Description("What the Runtime's gateway and agent present to the Director: user and password. Shown once.")
public record AgentAuth(@Id @NonNull String id, @NonNull String secret) {

    @Override
    public String toString() {
        return "AgentAuth[id=" + id + "]";
    }
}
