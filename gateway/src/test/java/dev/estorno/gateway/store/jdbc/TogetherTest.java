package dev.estorno.gateway.store.jdbc;

class TogetherTest extends GroupCommitTest {
  @Override
  Transactions transactions(Sql.Source source) {
    return new Together(source);
  }
}
