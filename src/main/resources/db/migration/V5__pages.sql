-- Lists of definitions that cost the same however many there are.

alter table application add column definition_count bigint default 0 not null;
update application set definition_count =
  (select count(*) from event_api_definition where event_api_definition.application_id = application.id);

create index event_api_definition_group_page on event_api_definition (application_id, group_name, position);
