package dev.estorno.gateway.store.jdbc;

class SavepointsTest extends GroupCommitTest {
  @Override
  Transactions transactions(Sql.Source source) {
    return new Savepoints(source);
  }
}
