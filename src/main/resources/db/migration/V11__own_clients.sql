-- Whose client is whose: a client of the OpenID provider speaks for one Runtime or one Application of its tenant. H2 and PostgreSQL read this file alike.

alter table application add column client_id varchar(200);
alter table application add constraint application_client unique (tenant, client_id);

alter table runtime add column client_id varchar(200);
alter table runtime add constraint runtime_client unique (tenant, client_id);
