package io.jswift.cli.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.cli.command.Command;
import io.jswift.cli.command.ListCommand;
import io.jswift.cli.command.UploadCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Manual pages and completions have every option of the model. */
class DocumentsTest {
  private static final Path ZSH = Path.of("/usr/bin/zsh");

  @TempDir Path work;

  private String text(String file) throws IOException {
    return Files.readString(work.resolve(file));
  }

  @Test
  void hasEveryCommandAndItsOptions() throws Exception {
    Map<String, Command> commands =
        Map.of("list", new ListCommand(), "upload", new UploadCommand());
    new Documents(commands).write(work);
    assertThat(text("man/swift.1"))
        .startsWith(".TH SWIFT 1")
        .contains("\\fBlist\\fR", "swift\\-upload(1)", "\\-\\-os\\-username", "OS_USERNAME");
    assertThat(text("man/swift-list.1"))
        .contains("\\fB\\-l, \\-\\-long\\fR", "\\-\\-prefix PREFIX")
        .doesNotContain("segment");
    assertThat(text("man/swift-upload.1")).contains("\\-\\-limit\\-rate RATE");
    assertThat(text("completions/zsh/_swift"))
        .contains(":FORMAT:(text json)'", "'--os-project-name=[")
        .doesNotContain("TEXT JSON");
    assertThat(text("man/swift.1").lines().filter(each -> each.startsWith(".S")))
        .containsExactly(
            ".SH \"NAME\"",
            ".SH \"SYNOPSIS\"",
            ".SH \"DESCRIPTION\"",
            ".SH \"SUBCOMMANDS\"",
            ".SH \"OPTIONS\"",
            ".SS \"Login\"",
            ".SS \"Requests\"",
            ".SS \"Output\"",
            ".SS \"Help\"",
            ".SS \"OpenStack\"",
            ".SH \"EXAMPLES\"",
            ".SH \"ENVIRONMENT\"",
            ".SH \"EXIT STATUS\"",
            ".SH \"CONSIDERATIONS\"");
    assertThat(text("man/swift.1")).contains("\\fBST_AUTH\\fR\nstands in for \\-\\-auth.");
    assertThat(text("man/swift-upload.1").lines().filter(each -> each.startsWith(".S")))
        .containsExactly(
            ".SH \"NAME\"",
            ".SH \"SYNOPSIS\"",
            ".SH \"DESCRIPTION\"",
            ".SH \"ARGUMENTS\"",
            ".SH \"OPTIONS\"",
            ".SS \"Choosing objects\"",
            ".SS \"The transfer\"",
            ".SH \"EXAMPLES\"",
            ".SH \"ENVIRONMENT\"",
            ".SH \"EXIT STATUS\"",
            ".SH \"CONSIDERATIONS\"",
            ".SH \"SEE ALSO\"");
    assertThat(text("completions/bash/swift"))
        .contains("--segment-size", "complete ")
        .doesNotContain("TEXT", "JSON");
    assertThat(text("completions/zsh/_swift"))
        .startsWith("#compdef swift\n")
        .contains("'--segment-size=[", "'list:Lists the containers");
    assertThat(text("completions/fish/swift.fish"))
        .contains(
            "complete -c swift -n 'not __fish_seen_subcommand_from list upload' -f -a list -d"
                + " 'Lists the containers")
        .contains(
            "complete -c swift -n '__fish_seen_subcommand_from upload' -s S -l segment-size -r");
    assertThat(bash("source '" + work.resolve("completions/bash/swift") + "'; complete -p swift"))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "swift up | upload",
        "swift -q -A url li | list",
        "swift --os-project-n | --os-project-name",
        "swift upload --segment-s | --segment-size",
        "swift upload c --segment-s | --segment-size",
        "swift upload c --os-project-n | --os-project-name",
        "swift list --format j | json"
      })
  void shellsCompleteThem(String line, String word) throws Exception {
    new Documents(Map.of("list", new ListCommand(), "upload", new UploadCommand())).write(work);
    assertThat(completedByBash(line.split(" "))).isEqualTo(word);
    if (Files.isExecutable(ZSH)) {
      assertThat(completedByZsh(line)).isEqualTo(line.replaceFirst("[^ ]*$", word));
    }
    if (Files.isExecutable(Path.of("/usr/bin/fish"))) {
      String fish =
          "source '%s'; complete -C '%s'"
              .formatted(work.resolve("completions/fish/swift.fish"), line);
      assertThat(said(List.of("fish", "-c", fish)).lines().map(each -> each.split("\t")[0]))
          .containsExactly(word);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "swift list --format=j | swift list --format=json",
        "swift upload -m a:b --met | swift upload -m a:b --meta",
        "swift upload --exclude a --exc | swift upload --exclude a --exclude",
        "swift -U list up | swift -U list upload",
        "swift upload list --segment-s | swift upload list --segment-size",
        "swift list -lt --rev | swift list -lt --reverse",
        "swift upload -q c fil | swift upload -q c file.txt",
        "swift --os-cacert fil | swift --os-cacert file.txt",
        "swift --os-cacert=fil | swift --os-cacert=file.txt"
      })
  @EnabledIf("zshIsThere")
  void zshKnowsValuesAndWhatMayBeRepeated(String line, String whole) throws Exception {
    new Documents(Map.of("list", new ListCommand(), "upload", new UploadCommand())).write(work);
    Files.writeString(work.resolve("file.txt"), "");
    assertThat(completedByZsh(line)).isEqualTo(whole);
  }

  static boolean zshIsThere() {
    return Files.isExecutable(ZSH);
  }

  /** Types the line and a tab into an interactive zsh, and asks what is in its line then. */
  private String completedByZsh(String line) throws Exception {
    String script =
        """
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell "cd $1; fpath=(completions/zsh \\$fpath); autoload -U compinit; compinit -u -D
        show() { print -r -- \\"<\\$BUFFER>\\" }; zle -N show; bindkey '^T' show
        bindkey '^I' complete-word; PROMPT=; print RE''ADY"
        zpty -r -m shell said '*READY*'
        zpty -n -w shell "$2"$'\\t\\C-t'
        zpty -r -m shell said '*<*>*'
        print -r -- ${${said##*<}%%>*}
        zpty -d shell
        """;
    List<String> words =
        List.of("timeout", "60", "zsh", "-f", "-c", script, "zsh", work.toString(), line);
    return said(words).strip().replaceFirst("=$", ""); // it goes when a space follows
  }

  private String completedByBash(String... words) throws Exception {
    String script =
        """
        source "$1"; shift
        compopt() { :; }
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE}
        $(complete -p swift | sed 's/.*-F \\([^ ]*\\).*/\\1/') swift "${!#}" "${@:$#-1:1}"
        echo ${COMPREPLY[*]}
        """;
    List<String> all = new ArrayList<>(List.of("bash", "-c", script, "bash"));
    all.add(work.resolve("completions/bash/swift").toString());
    all.addAll(List.of(words));
    return said(all).strip();
  }

  private static String said(List<String> words) throws Exception {
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return out;
  }

  private static int bash(String script) throws Exception {
    return new ProcessBuilder(List.of("bash", "-c", script))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
