package io.eventplane.director.pages;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Interface;
import org.eclipse.microprofile.graphql.NonNull;

/** One page of a list. */
@Interface("Pageable")
@Description("One page of a list.")
public interface Pageable {

    /** Where this page begins and ends. */
    @NonNull
    PageInfo getPageInfo();

    /** How many rows the whole list has. */
    int getTotalCount();
}
