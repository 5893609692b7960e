package planted.adapter.one;

/** Breaks a rule on purpose. */
public class KnowsTheOther {
  planted.adapter.two.Adapter other;
}
