package io.jswift.cli;

import io.jswift.cli.clouds.Clouds;
import io.jswift.cli.command.Access;
import io.jswift.cli.command.Command;
import io.jswift.cli.command.EmbeddedSwift;
import io.jswift.cli.options.CommandLineReader;
import io.jswift.cli.options.GlobalOptions;
import io.jswift.cli.options.OpenStackOption;
import io.jswift.cli.options.Stop;
import io.jswift.cli.output.Output;
import io.jswift.cli.wiring.SwiftComponent;
import io.jswift.domain.CancelledException;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.ports.time.Time;
import io.jswift.service.SwiftService;
import io.jswift.service.connection.Connection;
import io.jswift.service.settings.ServiceSettings;
import jakarta.inject.Provider;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One command line from its arguments to its exit code. */
final class Run {
  private static final int BROKEN_PIPE = 141;
  private static final Duration ENOUGH = Duration.ofSeconds(1);

  private final Map<String, String> environment;
  private final InputStream in;
  private final OutputStream out;
  private final OutputStream err;
  private final Interrupts interrupts;
  private final boolean terminal;
  private final Supplier<Bystander> bystander;
  private final Time time;

  Run(
      Map<String, String> environment,
      InputStream in,
      OutputStream out,
      OutputStream err,
      Interrupts interrupts,
      boolean terminal,
      Supplier<Bystander> bystander,
      Time time) {
    this.environment = environment;
    this.in = in;
    this.out = out;
    this.err = err;
    this.interrupts = interrupts;
    this.terminal = terminal;
    this.bystander = bystander;
    this.time = time;
  }

  int run(List<String> arguments) {
    Output output = new Output(out, err);
    GlobalOptions global = new GlobalOptions();
    global.environment(environment);
    output.json(CommandLineReader.asksForJson(arguments));
    int exit;
    try {
      exit = dispatch(arguments, global, output);
      output.flush();
    } catch (Stop stop) {
      output.error(String.valueOf(stop.getMessage()));
      exit = stop.exitCode();
    } catch (Output.ReaderGone gone) {
      return BROKEN_PIPE;
    } catch (Output.NotWritten failure) {
      output.noteOnly(String.valueOf(failure.getMessage()));
      return 1;
    } catch (CancelledException cancelled) {
      exit = 1;
    } catch (SwiftException failure) {
      output.error(failure);
      exit = 1;
    } catch (RuntimeException bug) {
      output.error("Internal error, please report it: " + bug);
      if (global.debug()) {
        output.note(trace(bug));
      }
      exit = 1;
    }
    return exit;
  }

  private int dispatch(List<String> arguments, GlobalOptions global, Output output) {
    Map<String, Provider<Command>> commands = SwiftComponent.of(global, output, time).commands();
    // What is asked for most is answered without making a model of all options first.
    if (arguments.equals(List.of("--version"))) {
      return version(output);
    }
    if (arguments.isEmpty() || arguments.equals(List.of("--help"))) {
      return help(commands, global, output);
    }
    Provider<Command> first = arguments.isEmpty() ? null : commands.get(arguments.get(0));
    if (first != null && CommandLineReader.isPlain(arguments)) {
      return execute(arguments.get(0), first.get(), arguments, global, output);
    }
    List<String> words = CommandLineReader.read(arguments, global);
    if (global.version()) {
      return version(output);
    }
    if (words.isEmpty() || global.osHelp()) {
      return help(commands, global, output);
    }
    String name = words.get(0);
    Provider<Command> maker = commands.get(name);
    if (maker == null) {
      return unknown(name, global, commands, output);
    }
    Command command = maker.get();
    if (global.help()) {
      output.print(Help.of(name, command));
      return 0;
    }
    GlobalOptions all = new GlobalOptions();
    all.environment(environment);
    return execute(name, command, arguments, all, output);
  }

  private static int version(Output output) {
    output.line("jswift " + Version.text());
    return 0;
  }

  private static int help(
      Map<String, Provider<Command>> commands, GlobalOptions global, Output output) {
    output.print(global.osHelp() ? Help.global(commands, true) : Help.kept());
    return 0;
  }

  /** Reads all of the command line, and does what it says. */
  private int execute(
      String name, Command command, List<String> arguments, GlobalOptions all, Output output) {
    List<String> positionals = new ArrayList<>(CommandLineReader.read(arguments, all, command));
    positionals.remove(name);
    if (all.help()) {
      output.print(Help.of(name, command));
      return 0;
    }
    if (all.prompt()) {
      all.key(new PasswordPrompt(interrupts).ask());
    }
    return run(name, command, positionals, all, output);
  }

  private static int unknown(
      String name, GlobalOptions global, Map<String, Provider<Command>> commands, Output output) {
    if (global.help()) {
      output.line("no such command: " + name);
      return 0;
    }
    if (!output.isJson()) {
      output.print(Help.kept());
    }
    output.error("no such command: " + name);
    Suggestions.command(commands.keySet(), name).ifPresent(output::warning);
    return 1;
  }

  private int run(
      String name,
      Command command,
      List<String> positionals,
      GlobalOptions options,
      Output output) {
    try (Wired access = new Wired(SwiftComponent.of(options, output, time), options, output)) {
      interrupts.onInterrupt(access::cancel);
      command.run(positionals, access);
    } catch (Stop.Usage usage) {
      String said = String.valueOf(usage.getMessage());
      output.error((said.isEmpty() ? "" : said + "\n\n") + Help.of(name, command).stripTrailing());
    } catch (StatusException refused) {
      output.error(refused);
    } finally {
      interrupts.onInterrupt(() -> {});
    }
    if (output.errors() > 0) {
      Suggestions.option(command, positionals).ifPresent(output::warning);
    }
    return output.errors() > 0 ? 1 : 0;
  }

  private static String trace(Throwable bug) {
    StringBuilder text = new StringBuilder(bug.toString());
    for (StackTraceElement each : bug.getStackTrace()) {
      text.append("\n  at ").append(each);
    }
    return bug.getCause() == null
        ? text.toString()
        : text + "\nCaused by: " + trace(bug.getCause());
  }

  /** What the command of this run reaches the world through. */
  private final class Wired implements Access, AutoCloseable {
    private final SwiftComponent wiring;
    private final GlobalOptions options;
    private final Output output;
    private volatile @Nullable SwiftService service;
    private volatile @Nullable Connection anonymous;
    private volatile EmbeddedSwift.@Nullable Running embedded;
    private volatile boolean readsInput;

    Wired(SwiftComponent wiring, GlobalOptions options, Output output) {
      this.wiring = wiring;
      this.options = options;
      this.output = output;
    }

    @Override
    public GlobalOptions options() {
      return options;
    }

    @Override
    public GlobalOptions credentials() {
      readCloud();
      return options;
    }

    @Override
    public Output output() {
      return output;
    }

    @Override
    public InputStream input() {
      readsInput = true;
      return new WholeInput(in, interrupts, bystander.get());
    }

    @Override
    public SwiftService service(ServiceSettings settings) {
      readCloud();
      SwiftService made = new SwiftService(wiring.connection().get(), settings);
      service = made;
      return made;
    }

    /** A cloud's values stand in for options, as variables do. */
    private void readCloud() {
      String cloud = options.openStack(OpenStackOption.CLOUD);
      if (!cloud.isEmpty() && !cloud.equals("envvars")) {
        options.environment(new Clouds(options.environment(), Path.of("")).variables(cloud));
      }
    }

    @Override
    public Connection withoutLogin() {
      anonymous = wiring.withoutLogin().get();
      return anonymous;
    }

    @Override
    public boolean terminal() {
      return terminal && !"dumb".equals(environment.get("TERM"));
    }

    @Override
    public Time time() {
      return time;
    }

    @Override
    public Map<String, Provider<Command>> commands() {
      return wiring.commands();
    }

    @Override
    public EmbeddedSwift embedded() {
      return settings -> {
        EmbeddedSwift.Running started = wiring.embedded().start(settings);
        embedded = started;
        return started;
      };
    }

    @Override
    public int run(List<String> arguments, Map<String, String> variables) {
      output.flush();
      return new Run(variables, in, out, err, interrupts, terminal, bystander, time).run(arguments);
    }

    void cancel() {
      SwiftService running = service;
      if (running != null && readsInput) {
        closeSoon(running);
      } else if (running != null) {
        running.close();
      }
      // It may hold what it has not written yet.
      EmbeddedSwift.Running serving = embedded;
      if (serving != null) {
        serving.close();
      }
    }

    // Nothing ends a read of standard input; what waits in one has no file to tidy up.
    private static void closeSoon(SwiftService running) {
      Thread closes = new Thread(running::close, "jswift-close");
      closes.setDaemon(true);
      closes.start();
      try {
        closes.join(ENOUGH.toMillis());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      SwiftService used = service;
      if (used != null) {
        used.close();
        used.connection().close();
      }
      if (used != null || anonymous != null) {
        wiring.transport().get().close();
      }
    }
  }
}
