package io.jswift.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Starts servers over the same content and prints where each is. Arguments: the directory for
 * files, the content's length, the number of names, the lengths whose MD5s to know beforehand (with
 * commas), and for each server its latency in milliseconds and what one connection carries in bytes
 * a second, as {@code 20:0}. It ends when its standard input does.
 */
public final class CannedServer {
  private CannedServer() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    Content content = Content.of(directory.resolve("large.bin"), Long.parseLong(arguments[1]));
    Names names = Names.of(directory, Integer.parseInt(arguments[2]));
    Arrays.stream(arguments[3].split(",", -1)).map(Long::valueOf).forEach(content::md5);
    Answers answers = new Answers(content, names);
    List<String> origins = new ArrayList<>();
    for (String pace : Arrays.asList(arguments).subList(4, arguments.length)) {
      String[] words = pace.split(":", 2);
      origins.add(
          start(
              answers,
              new Pace(Duration.ofMillis(Long.parseLong(words[0])), Long.parseLong(words[1]))));
    }
    System.out.println(String.join(" ", origins));
    while (System.in.read() >= 0) {
      // Nothing is said to it; it only waits for the end.
    }
    System.exit(0);
  }

  private static String start(Answers answers, Pace pace) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    Thread acceptor = new Thread(() -> accept(server, answers, pace), "accept");
    acceptor.setDaemon(true);
    acceptor.start();
    return "http://127.0.0.1:" + server.socket().getLocalPort();
  }

  private static void accept(ServerSocketChannel server, Answers answers, Pace pace) {
    while (true) {
      try {
        SocketChannel socket = server.accept();
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        Thread thread = new Thread(() -> serve(socket, answers, pace), "peer");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException failed) {
        System.err.println("accept: " + failed);
      }
    }
  }

  private static void serve(SocketChannel socket, Answers answers, Pace pace) {
    try (socket) {
      new Peer(socket, answers, pace).serve();
    } catch (IOException gone) {
      // A client that goes away in the middle is no concern of a benchmark.
    }
  }
}
