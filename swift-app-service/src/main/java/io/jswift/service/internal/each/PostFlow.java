package io.jswift.service.internal.each;

import io.jswift.domain.Headers;
import io.jswift.domain.ObjectPath;
import io.jswift.service.connection.Reply;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.Pool;
import io.jswift.service.post.PostItem;
import io.jswift.service.post.PostOutcome;
import io.jswift.service.post.PostRequest;

/** One call that replaces objects' metadata. */
public final class PostFlow {
  private final BulkCall<PostOutcome> call;
  private final PostRequest request;

  /** Makes the flow of one call. */
  public PostFlow(BulkCall<PostOutcome> call, PostRequest request) {
    this.call = call;
    this.request = request;
  }

  /** Does it all. */
  public void run() {
    new EachFlow<PostItem, PostOutcome>(
            call, this::post, (item, why) -> new PostOutcome.Failed(path(item), why))
        .run(Pool.UPLOAD, request.items());
  }

  private ObjectPath path(PostItem item) {
    return new ObjectPath(request.container(), item.name());
  }

  private PostOutcome post(PostItem item) {
    Headers headers = request.headers().overriddenBy(item.headers());
    Reply reply = call.swift().postObject(path(item), call.options().withHeaders(headers)).reply();
    call.meter().attempts(reply.attempts());
    return new PostOutcome.Posted(path(item), reply);
  }
}
