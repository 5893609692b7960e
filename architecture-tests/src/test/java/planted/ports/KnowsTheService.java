package planted.ports;

/** Breaks a rule on purpose. */
public class KnowsTheService {
  planted.service.KnowsAnAdapter service;
}
