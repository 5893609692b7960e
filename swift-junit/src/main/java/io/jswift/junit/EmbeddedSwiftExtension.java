package io.jswift.junit;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import io.jswift.adapter.memory.MemorySwiftBuilder;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link EmbeddedSwift} switches on. */
final class EmbeddedSwiftExtension implements BeforeAllCallback, ParameterResolver {
  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(EmbeddedSwiftExtension.class);
  private static final String RUNNING = "running";

  private final SecureRandom random = new SecureRandom();

  /** Made by JUnit. */
  EmbeddedSwiftExtension() {}

  /** The Swift of a class; JUnit closes it when the class is done. */
  @SuppressWarnings("deprecation") // JUnit before 5.13 closes nothing else
  private record Running(MemorySwift swift, LoopbackServer server, AtomicLong accounts)
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    @Override
    public void close() {
      server.close();
      swift.close();
    }
  }

  // A nested class uses that of the outer one, unless it has an annotation of its own.
  @Override
  public void beforeAll(ExtensionContext context) {
    Class<?> tests = context.getRequiredTestClass();
    ExtensionContext.Store store = context.getStore(SPACE);
    Optional<EmbeddedSwift> own = AnnotationSupport.findAnnotation(tests, EmbeddedSwift.class);
    if (own.isPresent()) {
      store.put(RUNNING, start(own.get()));
    }
  }

  private static Running start(EmbeddedSwift settings) {
    MemorySwiftBuilder builder =
        MemorySwift.builder()
            .maxFileSize(settings.maxFileSize())
            .listingLimit(settings.listingLimit())
            .faults(String.join("\n", settings.faults()));
    MemorySwift swift = builder.build();
    for (String each : settings.users()) {
      swift.addUser(each);
    }
    return new Running(swift, swift.serve(0), new AtomicLong());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == MemorySwift.class || type == LoopbackServer.class || type == SwiftAccount.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running = context.getStore(SPACE).get(RUNNING, Running.class);
    Class<?> type = parameter.getParameter().getType();
    if (type == MemorySwift.class) {
      return running.swift();
    }
    if (type == LoopbackServer.class) {
      return running.server();
    }
    return context
        .getStore(SPACE)
        .getOrComputeIfAbsent(
            "account " + context.getUniqueId(), fresh -> account(running), SwiftAccount.class);
  }

  private SwiftAccount account(Running running) {
    String project = "test-" + running.accounts().incrementAndGet();
    String key = new BigInteger(128, random).toString(36);
    running.swift().addUser(project + ":tester=" + key + " .admin");
    LoopbackServer server = running.server();
    return new SwiftAccount(server.authUrl(), server.keystoneUrl(), project, "tester", key);
  }
}
