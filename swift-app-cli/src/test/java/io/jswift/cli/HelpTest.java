package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.cli.options.GlobalOptions;
import io.jswift.cli.output.Output;
import io.jswift.cli.wiring.SwiftComponent;
import io.jswift.ports.time.Time;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HelpTest {
  @Test
  void theTextThatIsKeptIsTheOneOfTheOptions() {
    Output nowhere = new Output(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    SwiftComponent wiring = SwiftComponent.of(new GlobalOptions(), nowhere, Time.system());
    String made = Help.global(wiring.commands(), false);
    Golden.check(Path.of("src/main/resources/io/jswift/cli/help.txt"), made);
    assertThat(Cli.run(Map.of(), "", "--help").out()).isEqualTo(made);
  }
}
