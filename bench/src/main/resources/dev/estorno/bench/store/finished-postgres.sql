insert into payment (merchant, reference, provider, account, turns)
select 'history', 'pay-' || i, 'picpay', 'main', 1 from generate_series(@from@, @to@) i;

insert into idempotency_key (merchant, door, caller_key, fingerprint, cancellation, created_at)
select 'history', 'rest', 'key-' || i, repeat('f', 64), 'can_' || md5(i::text), i from generate_series(@from@, @to@) i;

insert into cancellation (merchant, id, reference, provider, account, turn, amount_minor, amount_currency, on_paid, deadline_at, state, state_detail, due_at, created_at, updated_at, version, attention, details)
select 'history', 'can_' || md5(i::text), 'pay-' || i, 'picpay', 'main', 1, null, null, 'refund', null, 'cancelled', '{"effect":"refunded","reference":"R' || i || '"}', null, i, i, 3, '', '{"reason":"","metadata":{}}' from generate_series(@from@, @to@) i;

insert into journal (merchant, cancellation, version, happened_at, event, from_state, to_state, why)
select 'history', 'can_' || md5(i::text), v, i, case v when 1 then 'accepted' when 2 then 'claimed' else 'answered done' end, 'queued', 'queued', '' from generate_series(@from@, @to@) i, generate_series(1, 3) v;
