package io.jswift.adapter.memory.fault;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The rules in force. They can be changed while requests run; safe for use by several threads.
 *
 * <p>Each rule counts every request that fits it. Of those whose turn has come the first in order
 * acts, alone; a rule that lost its turn this way does not get it back. The grammar is in the
 * description of this package.
 */
public final class FaultPlan {
  private final CopyOnWriteArrayList<FaultRule> rules = new CopyOnWriteArrayList<>();

  /** Makes a plan without rules. */
  public FaultPlan() {}

  /**
   * Adds rules after those in force, or none of them if one is wrong.
   *
   * @param text rules, one a line
   * @return the rules added, to ask for their counts
   * @throws io.jswift.domain.InvalidRequestException with line, column and what was expected there
   */
  public List<FaultRule> add(String text) {
    List<FaultRule> more = FaultParser.parse(text);
    rules.addAll(more);
    return more;
  }

  /**
   * Puts rules in place of those in force, or leaves these if one is wrong.
   *
   * @param text rules, one a line
   * @return the rules now in force, to ask for their counts
   * @throws io.jswift.domain.InvalidRequestException with line, column and what was expected there
   */
  public List<FaultRule> replace(String text) {
    List<FaultRule> others = FaultParser.parse(text);
    clear();
    rules.addAll(others);
    return others;
  }

  /** Takes every rule out. */
  public void clear() {
    rules.clear();
  }

  /** Returns the rules in force, in order. */
  public List<FaultRule> rules() {
    return List.copyOf(rules);
  }

  /** Returns how often the rules in force acted, together. */
  public long fired() {
    return rules.stream().mapToLong(FaultRule::fired).sum();
  }

  /**
   * Counts one request and says what happens to it.
   *
   * @param method the method as sent
   * @param target path and query as sent, one char an octet
   */
  public Fault next(String method, String target) {
    FaultRule acting = null;
    for (FaultRule rule : rules) {
      if (rule.due(method, target) && acting == null) {
        acting = rule;
      }
    }
    return acting == null ? Fault.NONE : acting.fire();
  }
}
