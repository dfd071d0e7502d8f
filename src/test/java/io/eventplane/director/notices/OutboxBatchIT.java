package io.eventplane.director.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.bus.Broker;
import io.eventplane.director.NoticeReader;
import io.eventplane.director.Rows;
import io.eventplane.director.TestArchive;
import io.eventplane.notice.Notice;
import io.eventplane.notice.NoticeType;
import io.eventplane.platform.Tenant;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several relays on one outbox, as several Directors have them. The Director's own is stopped, so that all senders are counted. */
@ArquillianTest
class OutboxBatchIT {

    static final int NOTICES = 1000;

    @Inject
    NoticeRelay relay;

    @Inject
    OutboxBatch batch;

    @Inject
    Outbox outbox;

    @Inject
    Announcements announcements;

    @Inject
    UserTransaction transaction;

    @Inject
    ManagedExecutorService executor;

    @Inject
    DataSource database;

    @Inject
    Broker broker;

    NoticeReader notices;
    Rows rows;

    @Deployment
    static WebArchive archive() {
        return TestArchive.with(OutboxBatchIT.class);
    }

    @BeforeEach
    void listen() {
        relay.stop();
        rows = new Rows(database);
        notices = new NoticeReader(broker, rows);
    }

    @AfterEach
    void leave() {
        notices.close();
    }

    @Test
    void two_relays_at_once_send_every_notice_exactly_once() throws Exception {
        var announced = announced(NOTICES);

        Future<Integer> one = executor.submit(this::sendAll);
        Future<Integer> other = executor.submit(this::sendAll);

        assertThat(one.get() + other.get()).isEqualTo(NOTICES);
        assertThat(rows.count("outbox_notice", "true")).isZero();
        assertThat(notices.next(NOTICES))
                .extracting(Notice::definitionId)
                .containsExactlyInAnyOrderElementsOf(announced);
        assertThat(notices.rest()).isEmpty();
    }

    @Test
    void what_one_relay_has_claimed_no_other_sends() throws Exception {
        announced(2 * OutboxBatch.SIZE);

        transaction.begin();
        var mine = outbox.claim(OutboxBatch.SIZE);
        int theirs = executor.submit(this::sendAll).get();
        var left = rows.count("outbox_notice", "true");
        transaction.rollback();

        assertThat(mine).hasSize(OutboxBatch.SIZE);
        assertThat(left).isEqualTo(2 * OutboxBatch.SIZE - theirs).isGreaterThanOrEqualTo(OutboxBatch.SIZE);
        assertThat(theirs + sendAll()).isEqualTo(2 * OutboxBatch.SIZE);
        assertThat(notices.next(2 * OutboxBatch.SIZE))
                .hasSize(2 * OutboxBatch.SIZE)
                .doesNotHaveDuplicates();
        assertThat(notices.rest()).isEmpty();
    }

    private List<String> announced(int many) throws Exception {
        var definitions = IntStream.range(0, many)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        transaction.begin();
        definitions.forEach(
                id -> announcements.announce(Tenant.DEFAULT, NoticeType.REGISTERED, id, "an-application", 1));
        transaction.commit();
        return definitions;
    }

    private int sendAll() throws Exception {
        int all = 0;
        for (int sent = sendWhenFree(); sent > 0; sent = sendWhenFree()) {
            all += sent;
        }
        return all;
    }

    /** Two relays of one Director have one batch under way between them; who is told so comes again, as the real one does. */
    private int sendWhenFree() {
        return await().ignoreException(TimeoutException.class).until(batch::send, sent -> true);
    }
}
