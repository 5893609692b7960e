package planted.adapter.one;

/** Breaks a rule on purpose. */
public class KnowsTheService {
  planted.service.KnowsAnAdapter service;
}
