-- What is off with a definition's document although it is understood; null when nothing is.
alter table event_api_definition add column spec_findings text;
