-- How many events per second each gateway takes for a definition; null leaves it to the gateway.

alter table event_api_definition add column max_events_per_second integer;
