package dev.estorno.gateway.store.sql;

class SavepointsTest extends GroupCommitTest {
  @Override
  Transactions transactions(Sql.Source source) {
    return new Savepoints(source);
  }
}
