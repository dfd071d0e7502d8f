package io.eventplane.director.pages;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A slice of a list in the order in which its rows were created.
 *
 * @param data the rows, at most as many as asked for
 * @param pageInfo where the slice lies
 */
public record Page<T>(List<T> data, PageInfo pageInfo) {

    /**
     * The page out of up to one row more than was asked for: the surplus row says that another page follows.
     *
     * @param rows the rows after the cursor, at most {@code slice.limit() + 1}
     */
    public static <T extends Positioned> Page<T> of(List<T> rows, Slice slice) {
        return of(rows, slice, Positioned::position);
    }

    /**
     * The same of rows that GraphQL must not take for a type of its own, as it does with all that are {@link Positioned}.
     *
     * @param position of a row in the order of the list
     */
    public static <T> Page<T> of(List<T> rows, Slice slice, ToLongFunction<T> position) {
        var data = rows.size() > slice.limit() ? rows.subList(0, slice.limit()) : rows;
        var start = data.isEmpty() ? new PageCursor("") : PageCursor.at(position.applyAsLong(data.get(0)));
        var end = data.isEmpty() ? new PageCursor("") : PageCursor.at(position.applyAsLong(data.get(data.size() - 1)));
        return new Page<>(List.copyOf(data), new PageInfo(start, end, rows.size() > data.size()));
    }
}
