insert into payment (merchant, reference, provider, account, turns)
with recursive n(i) as (select @from@ union all select i + 1 from n where i < @to@)
select 'history', 'pay-' || i, 'picpay', 'main', 1 from n;

insert into idempotency_key (merchant, door, caller_key, fingerprint, cancellation, created_at)
with recursive n(i) as (select @from@ union all select i + 1 from n where i < @to@)
select 'history', 'rest', 'key-' || i, printf('%064d', i), 'can_' || printf('%032d', i * 7919 % 9999991), i from n;

insert into cancellation (merchant, id, reference, provider, account, turn, amount_minor, amount_currency, on_paid, deadline_at, state, state_detail, due_at, created_at, updated_at, version, attention, details)
with recursive n(i) as (select @from@ union all select i + 1 from n where i < @to@)
select 'history', 'can_' || printf('%032d', i * 7919 % 9999991), 'pay-' || i, 'picpay', 'main', 1, null, null, 'refund', null, 'cancelled', '{"effect":"refunded","reference":"R' || i || '"}', null, i, i, 3, '', '{"reason":"","metadata":{}}' from n;

insert into journal (merchant, cancellation, version, happened_at, event, from_state, to_state, why)
with recursive n(i) as (select @from@ union all select i + 1 from n where i < @to@), v(v) as (select 1 union all select 2 union all select 3)
select 'history', 'can_' || printf('%032d', i * 7919 % 9999991), v, i, 'claimed', 'queued', 'queued', '' from n, v;
