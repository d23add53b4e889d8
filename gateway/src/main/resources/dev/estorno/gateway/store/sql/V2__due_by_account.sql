-- What is due is claimed by account: one that is full, with however many rows, is not walked over,
-- and every claim is bound to one merchant.
drop index cancellation_due;
drop index cancellation_due_before_deadline;

-- When the first row of each account falls due, and those without a deadline in that order.
create index cancellation_due
  on cancellation (merchant, provider, account, due_at, id)
  where due_at is not null;

create index cancellation_due_before_deadline
  on cancellation (merchant, provider, account, deadline_at, due_at, id)
  where due_at is not null and deadline_at is not null;
