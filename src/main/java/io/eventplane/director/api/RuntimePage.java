package io.eventplane.director.api;

import io.eventplane.director.pages.Page;
import io.eventplane.director.pages.PageInfo;
import io.eventplane.director.pages.Pageable;
import io.eventplane.director.runtimes.Runtime;
import java.util.List;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A page of a list of {@link Runtime}s. */
@Type("RuntimePage")
public class RuntimePage implements Pageable {

    private final Page<Runtime> page;
    private final LongSupplier total;

    /** {@code total} is asked when a client asks. */
    RuntimePage(Page<Runtime> page, LongSupplier total) {
        this.page = page;
        this.total = total;
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
        return Math.toIntExact(total.getAsLong());
    }
}
