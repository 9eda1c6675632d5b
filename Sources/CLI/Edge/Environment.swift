import Glibc

/// What the surroundings say.
enum Environment {
  /// A variable's value; nil where it is unset or empty.
  static func value(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// The name that the system knows the user by.
  static var userName: String {
    if let entry = getpwuid(getuid()), let name = entry.pointee.pw_name, name.pointee != 0,
      let text = String(validatingCString: name)
    {
      return text
    }
    return value("USER") ?? "uid \(getuid())"
  }

  /// The folder one is in; nil where its name is not UTF-8, so that it can only be reached as `.`.
  static var workingFolder: String? {
    get throws(Complaint) {
      guard let path = getcwd(nil, 0) else {
        throw Complaint(
          "The folder you are in cannot be read: \(String(cString: strerror(errno))). "
            + "Change to another, or name the docket with --docket.", .inputOutput)
      }
      defer { free(path) }
      return String(validatingCString: path)
    }
  }
}
