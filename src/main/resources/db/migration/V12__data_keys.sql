-- The keys that secrets in this database are encrypted with, each itself encrypted with the configured key. The last one encrypts; all
-- decrypt, and none is ever deleted: what is under a key that is gone can't be read. H2 and PostgreSQL read this file alike.

create table data_key (
  id         varchar(12)  not null primary key,
  position   bigint       generated always as identity,
  wrapped    varchar(200) not null,
  created_at timestamp(6) with time zone default current_timestamp not null,
  constraint data_key_position unique (position)
);
