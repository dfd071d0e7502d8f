-- What gateways and agents said they serve. H2 and PostgreSQL read this file alike.
-- Without references to Runtimes and definitions: taking in a report must never wait for a deletion, nor the other way round. What is
-- left over is not shown, and is removed in a moment.

create table reporter (
  id             varchar(36)  not null primary key,
  runtime_id     varchar(36)  not null,
  reporter_role  varchar(20)  not null,
  instance       varchar(253) not null,
  endpoints      text         not null,
  complete_since bigint       not null,
  last_sequence  bigint       not null,
  last_seen      timestamp(6) with time zone not null,
  constraint reporter_name unique (runtime_id, reporter_role, instance)
);

create table rollout (
  definition_id     varchar(36) not null,
  reporter_id       varchar(36) not null,
  generation        integer     not null,
  state             varchar(20) not null,
  state_since       timestamp(6) with time zone not null,
  protocols         text        not null,
  message           text,
  reported_sequence bigint      not null,
  primary key (definition_id, reporter_id)
);
create index rollout_reporter on rollout (reporter_id, reported_sequence);
