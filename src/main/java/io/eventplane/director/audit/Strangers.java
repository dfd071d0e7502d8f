package io.eventplane.director.audit;

import io.eventplane.director.identity.AccessRefused;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes down who was not let in. Strangers must not fill the disk: past a rate, one record stands for many attempts. They are of no tenant,
 * so the default one's operators see them.
 */
@OnePerApplication
public class Strangers {

    private static final Logger LOG = System.getLogger(Strangers.class.getName());

    private static final String OPERATION = "login";
    private static final String NOBODY = "stranger";
    private static final int AT_ONCE = 100;
    private static final int PER_SECOND = 2;

    private final WritingAudit writing;
    private final Bucket rate = Bucket.builder()
            .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
            .build();
    private final AtomicInteger unwritten = new AtomicInteger();
    private final AtomicReference<@Nullable AccessRefused> last = new AtomicReference<>();

    @Inject
    public Strangers(WritingAudit writing) {
        this.writing = writing;
    }

    void refused(@Observes AccessRefused refused) {
        last.set(refused);
        unwritten.incrementAndGet();
        if (rate.tryConsume(1)) {
            write();
        }
    }

    /** Writes what was only counted; called now and then. */
    void write() {
        var latest = last.get();
        int attempts = unwritten.getAndSet(0);
        if (latest != null && attempts > 0) {
            write(latest, attempts);
        }
    }

    private void write(AccessRefused refused, int attempts) {
        try {
            var who = new AuditRecord.Who(NOBODY, Optional.of(refused.address()));
            var reason = new AuditRecord.Reason(refused.code(), refused.message());
            writing.add(AuditRecord.refused(Tenant.DEFAULT, who, OPERATION, null, reason, attempts));
        } catch (RuntimeException e) {
            unwritten.addAndGet(attempts);
            LOG.log(Level.WARNING, "refused logins are written down later: {0}", e.toString());
        }
    }
}
