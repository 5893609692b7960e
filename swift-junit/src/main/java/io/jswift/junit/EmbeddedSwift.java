package io.jswift.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts a Swift in memory on a free loopback port before the tests of a class, and stops it after
 * them. Every test has an account of its own. Constructors, tests and life-cycle methods may take
 * these as parameters:
 *
 * <ul>
 *   <li>{@link SwiftAccount}: the test's own account and how to log in to it;
 *   <li>{@link io.jswift.adapter.memory.MemorySwift}: the Swift, for its fault plan, its requests
 *       and its in-process transport;
 *   <li>{@link io.jswift.adapter.memory.LoopbackServer}: its address.
 * </ul>
 *
 * <p>Tests of a class may run in parallel: the accounts keep them apart, the fault plan does not.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EmbeddedSwiftExtension.class)
public @interface EmbeddedSwift {
  /** Rules of the fault plan that it starts with, one each; see the package of the fault plan. */
  String[] faults() default {};

  /**
   * More users, each as {@code ACCOUNT:NAME=KEY GROUP…}; the sample users are there in any case.
   */
  String[] users() default {};

  /** How many bytes a plain object has at most. */
  long maxFileSize() default 5_368_709_122L;

  /** How many rows a page of a listing has at most. */
  int listingLimit() default 10_000;
}
