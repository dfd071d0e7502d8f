package io.eventplane.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.notice.Notice;
import io.eventplane.notice.NoticeCodec;
import io.eventplane.notice.NoticeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class NoticeConsumerTest {

    final List<Notice> accepted = new ArrayList<>();
    final AtomicReference<String> outcome = new AtomicReference<>("none");

    @Test
    void a_notice_is_acknowledged_once_it_was_followed() {
        var notice = notice();

        new NoticeConsumer(accepted::add).on(message(NoticeCodec.encode(notice)));

        assertThat(accepted).containsExactly(notice);
        assertThat(outcome).hasValue("ack");
    }

    @Test
    void one_that_can_not_be_followed_now_comes_again() {
        var consumer = new NoticeConsumer(notice -> {
            throw new IllegalStateException("no Director");
        });

        consumer.on(message(NoticeCodec.encode(notice())));

        assertThat(outcome).hasValue("nack: no Director");
    }

    @Test
    void one_that_can_not_be_read_is_left_aside() {
        new NoticeConsumer(accepted::add).on(message("{\"specversion\": \"0.3\"}"));

        assertThat(accepted).isEmpty();
        assertThat(outcome).hasValue("ack");
    }

    private Message<String> message(String payload) {
        return Message.of(
                payload,
                () -> {
                    outcome.set("ack");
                    return CompletableFuture.completedStage(null);
                },
                reason -> {
                    outcome.set("nack: " + reason.getMessage());
                    return CompletableFuture.completedStage(null);
                });
    }

    private static Notice notice() {
        return new Notice(UUID.randomUUID().toString(), NoticeType.REGISTERED, Instant.EPOCH, "d", "a", 1, List.of());
    }
}
