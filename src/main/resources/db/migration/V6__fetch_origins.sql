-- Whose server a specification comes from, so that one server does not hold every place for fetching.
-- A digest: origins are long, and a URL may be secret. Filled with the next fetch.

alter table spec_fetch add column origin varchar(36);

drop index spec_fetch_due;
create index spec_fetch_due on spec_fetch (state, due_at);
create index spec_fetch_claimed on spec_fetch (claimed_until);
