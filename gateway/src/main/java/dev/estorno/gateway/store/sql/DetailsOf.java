package dev.estorno.gateway.store.sql;

import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.MerchantId;
import dev.estorno.gateway.store.Details;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.jdbc.Sql;
import dev.estorno.gateway.store.notices.NoticeType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What callers said for themselves, of those rows of which merchants are told: read at once. */
final class DetailsOf {
  private final Map<Row, Details> read = new HashMap<>();

  private record Row(MerchantId merchant, CancellationId id) {}

  DetailsOf(Sql sql, Collection<Step> steps) throws SQLException {
    Map<MerchantId, List<Object>> wanted = new HashMap<>();
    for (Step it : steps) {
      if (NoticeType.of(it).isPresent()) {
        MerchantId merchant = it.before().merchant();
        wanted
            .computeIfAbsent(merchant, _ -> new ArrayList<>(List.of(merchant.text())))
            .add(it.before().id().text());
      }
    }
    for (Map.Entry<MerchantId, List<Object>> it : wanted.entrySet()) {
      read(sql, it.getKey(), it.getValue());
    }
  }

  /** The last id is repeated until there are a power of two: few texts, which stay prepared. */
  private void read(Sql sql, MerchantId merchant, List<Object> arguments) throws SQLException {
    while (Integer.bitCount(arguments.size() - 1) != 1) {
      arguments.add(arguments.getLast());
    }
    String marks = String.join(", ", Collections.nCopies(arguments.size() - 1, "?"));
    sql.rows(
            "select id, details from cancellation where merchant = ? and id in (" + marks + ")",
            row ->
                Map.entry(
                    new CancellationId(row.getString("id")),
                    Rows.details(row.getString("details"))),
            arguments.toArray())
        .forEach(it -> read.put(new Row(merchant, it.getKey()), it.getValue()));
  }

  Details of(Cancellation it) {
    return Optional.ofNullable(read.get(new Row(it.merchant(), it.id()))).orElseThrow();
  }
}
