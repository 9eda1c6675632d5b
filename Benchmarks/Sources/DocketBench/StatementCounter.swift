import Foundation

/// Counts the SQL statements that a program runs, from outside: libsqlite3 is a shared library, and
/// each statement's first step passes through a shim that is compiled here with `cc`.
///
/// What SQLite runs by itself (within `sqlite3_exec`, triggers apart) is counted too.
struct StatementCounter {
  private let library: String

  /// Nothing where there is no compiler.
  init?(in folder: String) {
    library = folder + "/statements.so"
    let source = folder + "/statements.c"
    guard (try? Self.shim.write(toFile: source, atomically: true, encoding: .utf8)) != nil,
      (try? Command(words: ["cc", "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"]).run())
        != nil
    else { return nil }
  }

  func count(_ command: Command) throws -> Int? {
    let answer = library + ".count"
    try? FileManager.default.removeItem(atPath: answer)
    var command = command
    command.environment["LD_PRELOAD"] = library
    command.environment["STATEMENTS_FILE"] = answer
    _ = try command.run()
    return (try? String(contentsOfFile: answer, encoding: .utf8)).flatMap(Int.init)
  }

  private static let shim = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <stdio.h>
    #include <stdlib.h>

    static long statements;

    int sqlite3_step(void *statement) {
      static int (*step)(void *), (*busy)(void *);
      if (!step) {
        busy = dlsym(RTLD_NEXT, "sqlite3_stmt_busy");
        step = dlsym(RTLD_NEXT, "sqlite3_step");
      }
      if (!busy(statement)) __atomic_add_fetch(&statements, 1, __ATOMIC_RELAXED);
      return step(statement);
    }

    __attribute__((destructor)) static void tell(void) {
      const char *name = getenv("STATEMENTS_FILE");
      FILE *file = name ? fopen(name, "w") : 0;
      if (file) fprintf(file, "%ld", statements), fclose(file);
    }
    """
}
