-- H2 and PostgreSQL read this file alike.

alter table event_api_definition add version_deprecation timestamp(6) with time zone;
alter table event_api_definition add version_sunset timestamp(6) with time zone;
update event_api_definition set version_deprecation = updated_at, generation = generation + 1
 where version_deprecated = true or version_for_removal = true;

-- From now on a version is in its group once. Of those that were there twice, the later ones are renamed, and Runtimes hear of it.
update event_api_definition
   set version_value = version_value || ' (' || id || ')', generation = generation + 1
 where exists (
   select 1 from event_api_definition earlier
    where earlier.application_id = event_api_definition.application_id
      and earlier.group_name = event_api_definition.group_name
      and earlier.version_value = event_api_definition.version_value
      and earlier.position < event_api_definition.position);

-- Both databases take null for different from null: without group or without version there is nothing to collide with.
create unique index event_api_definition_version on event_api_definition (application_id, group_name, version_value);

-- What an Application demands of the versions in a group of its event APIs; a group without a row demands nothing.
create table event_api_group (
  application_id varchar(36)  not null references application (id),
  group_name     varchar(400) not null,
  compatibility  varchar(20)  not null,
  primary key (application_id, group_name)
);
