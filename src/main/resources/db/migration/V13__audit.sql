-- Who changed what, and who was refused. Only ever added to; old rows go. H2 and PostgreSQL read this file alike.

create table audit_record (
  id           varchar(36)   not null primary key,
  position     bigint        generated always as identity,
  tenant       varchar(200)  not null,
  recorded_at  timestamp(6) with time zone not null,
  actor        varchar(1000) not null,
  address      varchar(100),
  operation    varchar(100)  not null,
  subject      varchar(400),
  outcome      varchar(10)   not null,
  code         varchar(30),
  message      text,
  facts_before text,
  facts_after  text,
  attempts     integer       not null,
  constraint audit_record_position unique (position)
);
create unique index audit_record_page on audit_record (tenant, position);
create index audit_record_subject on audit_record (subject, position);
create index audit_record_age on audit_record (recorded_at);
