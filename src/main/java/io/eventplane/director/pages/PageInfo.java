package io.eventplane.director.pages;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Where a page begins and ends, and whether another follows. An empty page has empty cursors. */
@Type("PageInfo")
@Description("Where a page begins and ends, and whether another follows.")
public record PageInfo(
        @NonNull PageCursor startCursor, @NonNull PageCursor endCursor, boolean hasNextPage) {}
