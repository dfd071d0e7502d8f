-- H2 and PostgreSQL read this file alike.

create table application (
  id          varchar(36)   not null primary key,
  position    bigint        generated always as identity,
  revision    integer       not null,
  name        varchar(400)  not null,
  description text,
  webhooks    text          not null,
  constraint application_name unique (name),
  constraint application_position unique (position)
);

create table runtime (
  id                varchar(36)   not null primary key,
  position          bigint        generated always as identity,
  revision          integer       not null,
  name              varchar(400)  not null,
  description       text,
  event_gateway_url text,
  secret_digest     varchar(100)  not null,
  constraint runtime_name unique (name),
  constraint runtime_position unique (position)
);

create table event_api_definition (
  id                       varchar(36)   not null primary key,
  position                 bigint        generated always as identity,
  application_id           varchar(36)   not null references application (id),
  revision                 integer       not null,
  generation               bigint        not null,
  name                     text          not null,
  description              text,
  group_name               varchar(400),
  version_value            varchar(200),
  version_deprecated       boolean,
  version_deprecated_since text,
  version_for_removal      boolean,
  spec_type                varchar(20)   not null,
  spec_format              varchar(20),
  auth                     text,
  external_subscriptions   text          not null,
  fetch_request            text,
  created_at               timestamp(6) with time zone not null,
  updated_at               timestamp(6) with time zone not null
);
create unique index event_api_definition_page on event_api_definition (application_id, position);

create table event_api_spec (
  definition_id varchar(36) not null primary key references event_api_definition (id),
  document      text        not null
);

-- What has been committed and not yet been confirmed by the broker.
create table outbox_notice (
  notice_id varchar(36) not null primary key,
  position  bigint      generated always as identity,
  body      text        not null,
  constraint outbox_notice_position unique (position)
);
