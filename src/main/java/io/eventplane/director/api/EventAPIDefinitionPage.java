package io.eventplane.director.api;

import io.eventplane.director.definitions.EventAPIDefinition;
import io.eventplane.director.pages.Page;
import io.eventplane.director.pages.PageInfo;
import io.eventplane.director.pages.Pageable;
import java.util.List;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A page of a list of {@link EventAPIDefinition}s. */
@Type("EventAPIDefinitionPage")
public class EventAPIDefinitionPage implements Pageable {

    private final Page<EventAPIDefinition> page;

    EventAPIDefinitionPage(Page<EventAPIDefinition> page) {
        this.page = page;
    }

    public @NonNull List<@NonNull EventAPIDefinition> getData() {
        return page.data();
    }

    @Override
    @NonNull
    public PageInfo getPageInfo() {
        return page.pageInfo();
    }

    @Override
    public int getTotalCount() {
        return page.totalCount();
    }
}
