package io.eventplane.director.pages;

import java.util.List;

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
        var data = rows.size() > slice.limit() ? rows.subList(0, slice.limit()) : rows;
        var start =
                data.isEmpty() ? new PageCursor("") : PageCursor.at(data.get(0).position());
        var end = data.isEmpty()
                ? new PageCursor("")
                : PageCursor.at(data.get(data.size() - 1).position());
        return new Page<>(List.copyOf(data), new PageInfo(start, end, rows.size() > data.size()));
    }
}
