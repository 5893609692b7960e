package io.jswift.domain.access;

import io.jswift.domain.InvalidRequestException;

/** One element of a container's access list. {@link #text()} is its written form. */
public sealed interface Grant {
  /** Every request, with or without a token, may read objects. */
  Grant EVERYONE = new Referrer("*", true);

  /** Whoever may read by a referrer element may list the container as well. */
  Grant LISTINGS = new Listings();

  /** Returns the element as the header has it. */
  String text();

  /** Returns the grant to one project and user by id; {@code *} stands for any. */
  static Grant to(String projectId, String userId) {
    return new Member(projectId, userId);
  }

  /**
   * By the {@code Referer} header, which anyone can write: no protection. Only for reading.
   *
   * @param host a host, {@code .domain} for all hosts below it, or {@code *}
   * @param allowed whether the host may read; later elements win
   */
  record Referrer(String host, boolean allowed) implements Grant {
    /** Checks the host. */
    public Referrer {
      Elements.check("host", host);
      if (host.startsWith("-")) {
        throw new InvalidRequestException("Not a referrer's host: '" + host + "'.");
      }
    }

    @Override
    public String text() {
      return ".r:" + (allowed ? "" : "-") + host;
    }
  }

  /** See {@link #LISTINGS}. */
  record Listings() implements Grant {
    @Override
    public String text() {
      return ".rlistings";
    }
  }

  /**
   * A user of a project or account: with Keystone two ids, with TempAuth two names.
   *
   * @param project the project or account, or {@code *}
   * @param user the user, or {@code *}
   */
  record Member(String project, String user) implements Grant {
    /** Checks the names. */
    public Member {
      Elements.check("project", project);
      Elements.check("user", user);
      if (project.indexOf(':') >= 0) {
        throw new InvalidRequestException("A project in an access list has no ':': " + project);
      }
    }

    @Override
    public String text() {
      return project + ":" + user;
    }
  }

  /**
   * One bare word: a whole account with TempAuth, a role with Keystone.
   *
   * @param name the account or role
   */
  record Group(String name) implements Grant {
    /** Checks the name. */
    public Group {
      Elements.check("group", name);
    }

    @Override
    public String text() {
      return name;
    }
  }

  /**
   * An element of a form not known here, kept as it came.
   *
   * @param text the element
   */
  record Unknown(String text) implements Grant {
    /** Checks the text. */
    public Unknown {
      Elements.check("element", text);
    }
  }
}
