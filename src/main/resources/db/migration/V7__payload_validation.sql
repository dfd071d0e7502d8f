-- What gateways do with events that are not what the document says; so far they refused them.

alter table event_api_definition add column payload_validation varchar(20) default 'ENFORCE' not null;
