-- One script for every database. Two placeholders: ${exact} is text compared byte by byte,
-- ${clustered} keeps a table of small rows in the order of its key, where there is such a thing.
-- The merchant leads every key, so that the tables can be distributed by it.
-- Times are microseconds since 1970; amounts are minor units.

-- A payment of which anything was ever asked. Its row is the lock under which its cancellations
-- are taken in and their turns pass on; turns counts them, gaps included.
create table payment (
  merchant ${exact} not null,
  reference ${exact} not null,
  provider ${exact} not null,
  account ${exact} not null,
  turns bigint not null,
  primary key (merchant, reference, provider, account)
)${clustered};

-- state_detail holds what the state carries beyond its name, as JSON. due_at is empty where nothing
-- is to be done: in a final state, in manual, and in queued while an earlier one is still open.
-- No amount: the whole payment. Not clustered: SQLite would rather walk through all the rows of a
-- merchant than go by another index.
create table cancellation (
  merchant ${exact} not null,
  id ${exact} not null,
  reference ${exact} not null,
  provider ${exact} not null,
  account ${exact} not null,
  turn bigint not null,
  amount_minor bigint,
  amount_currency ${exact},
  on_paid ${exact} not null,
  deadline_at bigint,
  state ${exact} not null,
  state_detail text not null,
  due_at bigint,
  created_at bigint not null,
  updated_at bigint not null,
  version bigint not null,
  attention text not null,
  details text not null,
  primary key (merchant, id)
);

create unique index cancellation_of_payment
  on cancellation (merchant, reference, provider, account, turn);

create index cancellation_newest on cancellation (merchant, created_at, id);

-- The work queue, in both orders it is read in. Only rows that wait for the machine are in it, so
-- that a claim costs the same however many have ended.
create index cancellation_due
  on cancellation (due_at, merchant, id, provider, account, deadline_at)
  where due_at is not null;

create index cancellation_due_before_deadline
  on cancellation (deadline_at, due_at, merchant, id, provider, account)
  where due_at is not null and deadline_at is not null;

create index cancellation_open
  on cancellation (merchant, created_at, id)
  where state not in ('cancelled', 'refused');

create index cancellation_for_people
  on cancellation (merchant, created_at, id)
  where state = 'manual' or attention <> '';

-- The two promises that a mistake above must not break: one at a time asks the provider, and equal
-- requests for a whole payment share one cancellation.
create unique index cancellation_one_at_work
  on cancellation (merchant, reference, provider, account)
  where state in ('submitting', 'in_doubt', 'pending', 'manual');

create unique index cancellation_one_full
  on cancellation (merchant, reference, provider, account, on_paid)
  where amount_minor is null and state not in ('cancelled', 'refused');

create table idempotency_key (
  merchant ${exact} not null,
  door ${exact} not null,
  caller_key ${exact} not null,
  fingerprint ${exact} not null,
  cancellation ${exact} not null,
  created_at bigint not null,
  primary key (merchant, door, caller_key)
)${clustered};

create table journal (
  merchant ${exact} not null,
  cancellation ${exact} not null,
  version bigint not null,
  happened_at bigint not null,
  event ${exact} not null,
  from_state ${exact} not null,
  to_state ${exact} not null,
  why text not null,
  primary key (merchant, cancellation, version)
)${clustered};
