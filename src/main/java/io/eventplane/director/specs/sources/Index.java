package io.eventplane.director.specs.sources;

import io.eventplane.director.specs.http.FetchFailedException;
import io.eventplane.director.specs.http.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A document that lists documents, in whatever shape: every object in it that has an address ({@code url}, {@code href}, {@code location},
 * {@code uri}, {@code path} or {@code file}) is an entry, and so is every address that stands alone in a list or under a name. An entry's
 * names are its {@code name}, {@code id}, {@code title} … and those of what it stands in: so a resource of Open Resource Discovery is found
 * by its {@code ordId}.
 *
 * @param at what relative addresses count from
 * @param entries in the order of the document
 */
record Index(URI at, List<IndexEntry> entries) {

    private static final int MOST_LISTED = 20;

    /**
     * Where the document is that a fetch request means.
     *
     * @param filter a name of its entry, or its address, or the end of that; null for the only one
     * @throws FetchFailedException unless there is exactly one
     */
    URI document(@Nullable String filter) {
        var found = filter == null ? entries : matching(filter);
        var addresses = addresses(found);
        if (addresses.size() > 1) {
            addresses = addresses(found.stream().filter(IndexEntry::asyncApi).toList());
        }
        if (addresses.size() == 1) {
            return WebAddress.resolve(at, addresses.get(0));
        }
        throw new FetchFailedException("the index has " + (found.isEmpty() ? "no document" : "several documents")
                + (filter == null ? "" : " of that filter") + "; filter must name one of: " + some());
    }

    private List<IndexEntry> matching(String filter) {
        var named = all(entry -> entry.names().contains(filter));
        return named.isEmpty() ? all(entry -> isAt(entry, filter)) : named;
    }

    private boolean isAt(IndexEntry entry, String filter) {
        var end = filter.startsWith("/") ? filter : "/" + filter;
        return entry.address().equals(filter)
                || resolved(entry)
                        .filter(address -> address.toString().equals(filter)
                                || String.valueOf(address.getPath()).endsWith(end))
                        .isPresent();
    }

    private List<IndexEntry> all(Predicate<IndexEntry> condition) {
        return entries.stream().filter(condition).toList();
    }

    private static List<String> addresses(List<IndexEntry> some) {
        return some.stream().map(IndexEntry::address).distinct().toList();
    }

    /** Empty for what could not be fetched anyway: an index may list more than web addresses. */
    private Optional<URI> resolved(IndexEntry entry) {
        try {
            return Optional.of(WebAddress.resolve(at, entry.address()));
        } catch (FetchFailedException e) {
            return Optional.empty();
        }
    }

    private String some() {
        return String.join(
                ", ",
                entries.stream()
                        .flatMap(entry -> entry.names().isEmpty()
                                ? Stream.of(entry.address())
                                : entry.names().stream().limit(1))
                        .distinct()
                        .limit(MOST_LISTED)
                        .toList());
    }
}
