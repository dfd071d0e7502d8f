package io.eventplane.director.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.asyncapi.CheckedDocument;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RehearseChecksTest {

    final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void checks_are_rehearsed_after_the_start_and_come_to_an_end() {
        RehearseChecks rehearsal = new RehearseChecks(executor, Duration.ZERO, Duration.ZERO);

        rehearsal.start();

        await().until(rehearsal::isOver);
    }

    @Test
    void the_document_they_are_rehearsed_with_goes_through_all_of_a_check() {
        CheckedDocument checked = CheckedDocument.of(RehearseChecks.document(), null);

        assertThat(checked.warnings()).isEmpty();
        assertThat(checked.document().channels())
                .isNotEmpty()
                .allSatisfy(channel -> assertThat(channel.messages())
                        .isNotEmpty()
                        .anySatisfy(message -> assertThat(checked.document().payloadSchema(message))
                                .isPresent()));
    }
}
