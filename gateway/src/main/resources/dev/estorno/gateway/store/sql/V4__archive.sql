-- What ended long ago, out of the way of all that is read often: found by its id and by its payment.
create table cancellation_archive (
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

create unique index cancellation_archive_of_payment
  on cancellation_archive (merchant, reference, provider, account, turn);

create table journal_archive (
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
