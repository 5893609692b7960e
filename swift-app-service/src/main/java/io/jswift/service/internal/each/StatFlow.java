package io.jswift.service.internal.each;

import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.Pool;
import io.jswift.service.stat.StatItem;
import io.jswift.service.stat.StatOutcome;
import io.jswift.service.stat.StatRequest;

/** One call that asks for objects' headers. */
public final class StatFlow {
  private final BulkCall<StatOutcome> call;
  private final StatRequest request;

  /** Makes the flow of one call. */
  public StatFlow(BulkCall<StatOutcome> call, StatRequest request) {
    this.call = call;
    this.request = request;
  }

  /** Does it all. */
  public void run() {
    new EachFlow<StatItem, StatOutcome>(
            call, this::stat, (item, why) -> new StatOutcome.Failed(path(item), why))
        .run(Pool.DOWNLOAD, request.items());
  }

  private ObjectPath path(StatItem item) {
    return new ObjectPath(request.container(), item.name());
  }

  private StatOutcome stat(StatItem item) {
    CallOptions how = call.options().withHeaders(request.headers().overriddenBy(item.headers()));
    String version = item.versionIdOrNull();
    Answer<ObjectInfo> answer =
        call.swift()
            .headObject(path(item), version == null ? how : how.withQuery("version-id", version));
    call.meter().attempts(answer.effort().attempts());
    return new StatOutcome.Found(path(item), answer.value(), answer.reply());
  }
}
