package io.jswift.cli;

import io.jswift.domain.CancelledException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Standard input that does not end by Ctrl-C: that also ended the program that wrote to the pipe,
 * so what came from there is not all of it.
 */
final class WholeInput extends FilterInputStream {
  private final Interrupts interrupts;
  private final Bystander bystander;

  WholeInput(InputStream in, Interrupts interrupts, Bystander bystander) {
    super(in);
    this.interrupts = interrupts;
    this.bystander = bystander;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    if (read < 0) {
      requireWhole();
    }
    return read;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    if (read < 0) {
      requireWhole();
    }
    return read;
  }

  private void requireWhole() throws IOException {
    if (!bystander.undisturbed() && !interrupts.soon()) {
      throw new IOException("it may not be whole, since a process beside this one was ended");
    }
    if (interrupts.begun()) {
      throw new CancelledException("The input ended because the process is being ended.");
    }
  }
}
