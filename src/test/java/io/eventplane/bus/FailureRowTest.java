package io.eventplane.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureRowTest {

    private final Logger logger = Logger.getLogger(FailureRowTest.class.getName());
    private final Lines lines = new Lines();
    private final FailureRow row = new FailureRow(System.getLogger(FailureRowTest.class.getName()));

    @BeforeEach
    void listen() {
        logger.setUseParentHandlers(false);
        logger.addHandler(lines);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(lines);
    }

    @Test
    void is_told_once_and_in_one_line_however_long_it_is() {
        row.failed("cannot read a queue", new IllegalStateException("no broker"));
        row.failed("cannot read a queue", new IllegalStateException("no broker"));
        row.failed("cannot read a queue", new IllegalStateException("still no broker"));

        assertThat(lines.told).containsExactly("cannot read a queue: java.lang.IllegalStateException: no broker");
        assertThat(lines.traces).isZero();
    }

    @Test
    void its_end_is_told_and_so_is_the_next_one() {
        row.failed("cannot read a queue", new IllegalStateException("no broker"));
        row.failed("cannot read a queue", new IllegalStateException("no broker"));
        row.ended("reading again");
        row.failed("cannot read a queue", new IllegalStateException("gone"));

        assertThat(lines.told)
                .hasSize(3)
                .contains("reading again, after 2 failures")
                .endsWith("cannot read a queue: java.lang.IllegalStateException: gone");
    }

    @Test
    void nothing_is_told_where_nothing_fails() {
        row.ended("reading again");

        assertThat(lines.told).isEmpty();
    }

    /** What the log gets to see at its usual level. */
    private static final class Lines extends Handler {

        private final SimpleFormatter formatter = new SimpleFormatter();
        private final List<String> told = new ArrayList<>();
        private int traces;

        @Override
        public void publish(LogRecord line) {
            told.add(formatter.formatMessage(line));
            traces += line.getThrown() == null ? 0 : 1;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
