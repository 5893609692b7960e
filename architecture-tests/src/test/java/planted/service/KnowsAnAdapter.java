package planted.service;

/** Breaks a rule on purpose, and closes a cycle. */
public class KnowsAnAdapter {
  planted.adapter.one.KnowsTheService adapter;
}
