package io.eventplane.director.audit;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which records are asked for; what is empty does not matter.
 *
 * @param since the first moment
 * @param until the moment behind the last
 */
public record AuditFilter(
        Optional<String> subject,
        Optional<String> actor,
        Optional<String> operation,
        Optional<Outcome> outcome,
        Optional<Instant> since,
        Optional<Instant> until) {

    List<Predicate> predicates(CriteriaBuilder builder, Path<AuditRecord> record) {
        var all = new ArrayList<Predicate>();
        subject.ifPresent(value -> all.add(builder.equal(record.get("subject"), value)));
        actor.ifPresent(value -> all.add(builder.equal(record.get("actor"), value)));
        operation.ifPresent(value -> all.add(builder.equal(record.get("operation"), value)));
        outcome.ifPresent(value -> all.add(builder.equal(record.get("outcome"), value)));
        since.ifPresent(value -> all.add(builder.greaterThanOrEqualTo(record.get("at"), stored(value))));
        until.ifPresent(value -> all.add(builder.lessThan(record.get("at"), stored(value))));
        return all;
    }

    private static OffsetDateTime stored(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
