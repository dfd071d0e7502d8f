-- When which specification is fetched, who is at it, and how it went. H2 and PostgreSQL read this file alike.

create table spec_fetch (
  definition_id varchar(36)  not null primary key references event_api_definition (id),
  asks          integer      not null,
  due_at        timestamp(6) with time zone,
  claim         varchar(36),
  claimed_until timestamp(6) with time zone,
  state         varchar(20)  not null,
  state_since   timestamp(6) with time zone not null,
  message       text,
  failures      integer      not null,
  etag          text,
  last_modified text,
  takes_title   boolean      not null
);
create index spec_fetch_due on spec_fetch (due_at);

create table spec_fetch_past (
  id            varchar(36)  not null primary key,
  position      bigint       generated always as identity,
  definition_id varchar(36)  not null references event_api_definition (id),
  ended_at      timestamp(6) with time zone not null,
  state         varchar(20)  not null,
  http_status   integer,
  message       text,
  bytes         bigint       not null,
  changed       boolean      not null
);
create unique index spec_fetch_past_page on spec_fetch_past (definition_id, position);

-- What was registered before anything was fetched is due at once.
insert into spec_fetch (definition_id, asks, due_at, state, state_since, failures, takes_title)
  select id, 1, current_timestamp, 'INITIAL', created_at, 0, name = '' from event_api_definition where fetch_request is not null;
