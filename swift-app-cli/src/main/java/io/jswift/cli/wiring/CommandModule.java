package io.jswift.cli.wiring;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import io.jswift.cli.command.AuthCommand;
import io.jswift.cli.command.BashCompletionCommand;
import io.jswift.cli.command.CapabilitiesCommand;
import io.jswift.cli.command.Command;
import io.jswift.cli.command.CopyCommand;
import io.jswift.cli.command.DeleteCommand;
import io.jswift.cli.command.DownloadCommand;
import io.jswift.cli.command.ListCommand;
import io.jswift.cli.command.PostCommand;
import io.jswift.cli.command.ServeCommand;
import io.jswift.cli.command.StatCommand;
import io.jswift.cli.command.TempUrlCommand;
import io.jswift.cli.command.TryCommand;
import io.jswift.cli.command.UploadCommand;

/** The sub-commands by name. */
@Module
final class CommandModule {
  private CommandModule() {}

  @Provides
  @IntoMap
  @StringKey("auth")
  static Command auth() {
    return new AuthCommand();
  }

  @Provides
  @IntoMap
  @StringKey("bash_completion")
  static Command bashCompletion() {
    return new BashCompletionCommand();
  }

  @Provides
  @IntoMap
  @StringKey("capabilities")
  static Command capabilities() {
    return new CapabilitiesCommand();
  }

  @Provides
  @IntoMap
  @StringKey("copy")
  static Command copy() {
    return new CopyCommand();
  }

  @Provides
  @IntoMap
  @StringKey("delete")
  static Command delete() {
    return new DeleteCommand();
  }

  @Provides
  @IntoMap
  @StringKey("download")
  static Command download() {
    return new DownloadCommand();
  }

  @Provides
  @IntoMap
  @StringKey("info")
  static Command info() {
    return new CapabilitiesCommand();
  }

  @Provides
  @IntoMap
  @StringKey("list")
  static Command list() {
    return new ListCommand();
  }

  @Provides
  @IntoMap
  @StringKey("post")
  static Command post() {
    return new PostCommand();
  }

  @Provides
  @IntoMap
  @StringKey("serve")
  static Command serve() {
    return new ServeCommand();
  }

  @Provides
  @IntoMap
  @StringKey("stat")
  static Command stat() {
    return new StatCommand();
  }

  @Provides
  @IntoMap
  @StringKey("tempurl")
  static Command tempUrl() {
    return new TempUrlCommand();
  }

  @Provides
  @IntoMap
  @StringKey("try")
  static Command tryIt() {
    return new TryCommand();
  }

  @Provides
  @IntoMap
  @StringKey("upload")
  static Command upload() {
    return new UploadCommand();
  }
}
