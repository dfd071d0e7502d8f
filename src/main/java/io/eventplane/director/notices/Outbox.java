package io.eventplane.director.notices;

import io.eventplane.director.store.AcrossTenants;
import io.eventplane.notice.Notice;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/** The notices that wait for the broker. They are stored in the transaction of the change that they tell of. */
@OnePerApplication
public class Outbox {

    private final EntityManager store;
    private final Event<NoticeStored> stored;

    @Inject
    public Outbox(EntityManager store, Event<NoticeStored> stored) {
        this.store = store;
        this.stored = stored;
    }

    /** Says, to whom it observes after the commit, that there is something to send. */
    record NoticeStored() {}

    /** Stores a notice; once the caller's transaction is committed it will be sent to all Runtimes of the tenant, at least once. */
    public void add(Tenant tenant, Notice notice) {
        store.persist(new OutboxNotice(tenant, notice));
        stored.fire(new NoticeStored());
    }

    /** The oldest ones that no other Director is about to send; theirs stay locked until the transaction ends. */
    @AcrossTenants("a relay carries the notices of all of them")
    @SuppressWarnings("unchecked") // The provider's native queries know no types.
    List<OutboxNotice> claim(int most) {
        return store.createNativeQuery(claiming(most), OutboxNotice.class).getResultList();
    }

    /** Native, because Jakarta Persistence does not know how to skip what is locked. */
    static String claiming(int most) {
        return "select notice_id, tenant, body from outbox_notice order by position fetch first " + most
                + " rows only for update skip locked";
    }

    /** Forgets what the broker has confirmed. */
    @AcrossTenants("it was given what it removes")
    void remove(List<OutboxNotice> confirmed) {
        store.createQuery("delete from OutboxNotice n where n.noticeId in :ids")
                .setParameter(
                        "ids", confirmed.stream().map(OutboxNotice::noticeId).toList())
                .executeUpdate();
    }
}
