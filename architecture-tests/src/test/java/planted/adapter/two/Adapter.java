package planted.adapter.two;

/** What others must not know. */
public class Adapter {}
