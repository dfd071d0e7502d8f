package io.eventplane.director.api;

import io.eventplane.director.applications.Application;
import io.eventplane.director.pages.Page;
import io.eventplane.director.pages.PageInfo;
import io.eventplane.director.pages.Pageable;
import java.util.List;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A page of a list of {@link Application}s. */
@Type("ApplicationPage")
public class ApplicationPage implements Pageable {

    private final Page<Application> page;

    ApplicationPage(Page<Application> page) {
        this.page = page;
    }

    public @NonNull List<@NonNull Application> getData() {
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
