-- What a publisher may still present beside a definition's auth, encrypted as that is, and until when. H2 and PostgreSQL read this file alike.

alter table event_api_definition add column former_auth text;
alter table event_api_definition add column former_auth_until timestamp(6) with time zone;

-- Those that are over are looked for and removed.
create index event_api_definition_former on event_api_definition (former_auth_until);
