-- Whose what is. Names are unique within a tenant, and lists are of one. H2 and PostgreSQL read this file alike.

alter table application add column tenant varchar(200) default 'default' not null;
alter table application drop constraint application_name;
alter table application add constraint application_name unique (tenant, name);
alter table application add constraint application_tenant unique (id, tenant);
create unique index application_page on application (tenant, position);

alter table runtime add column tenant varchar(200) default 'default' not null;
alter table runtime drop constraint runtime_name;
alter table runtime add constraint runtime_name unique (tenant, name);
create unique index runtime_page on runtime (tenant, position);

-- Kept with each definition as well, so that no look-up can leave it out; the constraint holds it to be the Application's.
alter table event_api_definition add column tenant varchar(200) default 'default' not null;
drop index event_api_definition_page;
create unique index event_api_definition_page on event_api_definition (tenant, application_id, position);
drop index event_api_definition_group_page;
create index event_api_definition_group_page on event_api_definition (tenant, application_id, group_name, position);
alter table event_api_definition add constraint event_api_definition_owner
  foreign key (application_id, tenant) references application (id, tenant);

-- Whose Runtimes hear of it. The definition may be gone when it is sent.
alter table outbox_notice add column tenant varchar(200) default 'default' not null;
