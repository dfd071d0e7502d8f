package io.eventplane.eventing;

import java.util.List;

/** Where it is told how the subscriptions of a definition stand. Never waits, never fails. */
public interface ReportedSubscriptions {

    /** Of that generation of a definition all subscriptions, none of which may be left any more. */
    void stand(String definitionId, long generation, List<SubscriptionStatus> statuses);

    /** The definition is gone. */
    void removed(String definitionId);
}
