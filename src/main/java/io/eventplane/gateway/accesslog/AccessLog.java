package io.eventplane.gateway.accesslog;

import io.eventplane.gateway.metrics.GatewayMetrics;
import io.eventplane.gateway.observation.Arrival;
import io.eventplane.gateway.observation.GatewayObserver;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.observation.Submission;
import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes down what was sent and what became of it; connections alone are no concern of it. Thread-safe. */
@OnePerApplication
@Typed(AccessLog.class)
public final class AccessLog implements GatewayObserver, AutoCloseable {

    private final Optional<LineWriter> lines;

    /** @param file where to; empty for nowhere */
    @Inject
    public AccessLog(
            @ConfigProperty(name = "eventplane.gateway.access-log") Optional<String> file, GatewayMetrics metrics) {
        this.lines = file.map(named -> new LineWriter(Path.of(named), metrics::accessLogLost));
    }

    /** Whether anything is written at all. */
    public boolean isOn() {
        return lines.isPresent();
    }

    @Override
    public void connected(String protocol) {}

    @Override
    public void disconnected(String protocol) {}

    @Override
    public void refused(Sender sender, Optional<String> definition, String reason) {
        write(new AccessEntry(Instant.now(), sender, reason, definition, Optional.empty(), List.of(), 0, -1));
    }

    @Override
    public Arrival arrived(Submission submission) {
        return new Logged(submission);
    }

    @Override
    @PreDestroy
    public void close() {
        lines.ifPresent(LineWriter::close);
    }

    private void write(AccessEntry entry) {
        lines.ifPresent(writer -> writer.offer(entry));
    }

    private final class Logged implements Arrival {

        private final Submission submission;
        private final long began = System.nanoTime();

        Logged(Submission submission) {
            this.submission = submission;
        }

        @Override
        public void accepted(List<String> ids, int violations) {
            ended("accepted", ids);
        }

        @Override
        public void refused(String reason) {
            ended(reason, List.of());
        }

        private void ended(String outcome, List<String> ids) {
            write(new AccessEntry(
                    Instant.now(),
                    submission.sender(),
                    outcome,
                    Optional.of(submission.definition()),
                    submission.channel(),
                    ids,
                    submission.bytes(),
                    System.nanoTime() - began));
        }
    }
}
