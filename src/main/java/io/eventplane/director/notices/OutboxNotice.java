package io.eventplane.director.notices;

import io.eventplane.notice.Notice;
import io.eventplane.notice.NoticeCodec;
import io.eventplane.platform.Tenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A notice that is committed and that the broker has not confirmed yet. */
@Entity
@Table(name = "outbox_notice")
public class OutboxNotice {

    @Id
    @Column(name = "notice_id")
    private String noticeId;

    private String tenant;
    private String body;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected OutboxNotice() {}

    OutboxNotice(Tenant tenant, Notice notice) {
        this.noticeId = notice.id();
        this.tenant = tenant.name();
        this.body = NoticeCodec.encode(notice);
    }

    String noticeId() {
        return noticeId;
    }

    /** Whose Runtimes hear of it. */
    Tenant tenant() {
        return new Tenant(tenant);
    }

    String body() {
        return body;
    }
}
