package planted.cli.command;

/** Breaks a rule on purpose. */
public class KnowsAnAdapter {
  planted.adapter.two.Adapter adapter;
}
