package io.eventplane.director.api;

import io.eventplane.director.pages.Page;
import io.eventplane.director.pages.PageInfo;
import io.eventplane.director.pages.Pageable;
import io.eventplane.director.runtimes.Runtime;
import java.util.List;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A page of a list of {@link Runtime}s. */
@Type("RuntimePage")
public class RuntimePage implements Pageable {

    private final Page<Runtime> page;

    RuntimePage(Page<Runtime> page) {
        this.page = page;
    }

    public @NonNull List<@NonNull Runtime> getData() {
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
