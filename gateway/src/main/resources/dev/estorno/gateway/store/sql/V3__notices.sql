-- What merchants are told. Every key begins with the merchant, as everywhere.

-- Where a merchant wants to be told. types is '*' for all, else the wanted ones, each between blanks.
-- standing: open, held (it fails: one probe at a time), disabled, removed. turn_at is when it is to
-- be looked at next: to probe it, or to let go of what was held or must be given up.
create table endpoint (
  merchant ${exact} not null,
  id ${exact} not null,
  url text not null,
  description text not null,
  types text not null,
  secrets text not null,
  standing ${exact} not null,
  changed_at bigint not null,
  why text not null,
  failures bigint not null,
  failing_since bigint,
  trouble text not null,
  probe ${exact} not null,
  turn_at bigint,
  created_at bigint not null,
  primary key (merchant, id)
)${clustered};

create index endpoint_turn on endpoint (turn_at, merchant, id) where turn_at is not null;

-- Written once, in the transaction that records what it tells of, and never changed. An id begins
-- with the time, so that the key is in the order of time as well.
create table notice (
  merchant ${exact} not null,
  id ${exact} not null,
  type ${exact} not null,
  version bigint not null,
  cancellation ${exact} not null,
  happened_at bigint not null,
  body text not null,
  primary key (merchant, id)
);

create index notice_of_cancellation on notice (merchant, cancellation, id) where cancellation <> '';

-- One notice for one endpoint. state: waiting, sending, delivered, given_up. due_at is when to send
-- it, or when the lease of whoever sends it ends; empty when its endpoint is held or all is over.
create table delivery (
  merchant ${exact} not null,
  notice ${exact} not null,
  endpoint ${exact} not null,
  state ${exact} not null,
  attempts bigint not null,
  since bigint not null,
  due_at bigint,
  ended_at bigint,
  status bigint,
  trouble text not null,
  primary key (merchant, notice, endpoint)
);

-- Deliveries that are over are in none of these but the last, and there only when they failed.
create index delivery_due
  on delivery (due_at, merchant, notice, endpoint)
  where due_at is not null;

create index delivery_open
  on delivery (merchant, endpoint, notice)
  where state in ('waiting', 'sending');

create index delivery_held
  on delivery (merchant, endpoint, attempts, notice)
  where state = 'waiting' and due_at is null;

create index delivery_given_up
  on delivery (merchant, endpoint, notice)
  where state = 'given_up';
