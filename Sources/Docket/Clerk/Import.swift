import Events

extension Clerk {
  /// Records the facts of files, one on each line.
  ///
  /// Each file is one transaction, or all files are one where `isAtomic`: where a fact is refused,
  /// nothing of its transaction is written, and the report says what was wrong. A fact without an
  /// id gets one from its content, so that importing a file twice adds nothing. Lines of a log are
  /// taken as they are, and what the log had added to them is left out. Only trouble with reading
  /// and with the log is thrown; with files before it, which are recorded then, as `ImportCut`.
  ///
  /// - Parameters:
  ///   - mayDestroy: whether redactions are taken; see `record`. Lines of facts that were redacted
  ///     where they come from are passed over, and so is what speaks of them.
  ///   - isDryRun: whether nothing is to be written; the files are then one transaction, which is
  ///     taken back.
  ///   - limit: after so many refusals the rest of a file is not looked at.
  ///   - progress: called now and then while the import is at work.
  public func `import`(
    _ files: [ImportFile], atomic isAtomic: Bool = false, destroying mayDestroy: Bool = false,
    dryRun isDryRun: Bool = false, limit: Int = 100, progress: (ImportProgress) -> Void = { _ in }
  ) throws -> ImportReport {
    var importing = Importing(
      clerk: self, limit: limit, mayDestroy: mayDestroy, isDryRun: isDryRun)
    if isAtomic || isDryRun {
      try importing.take(files, atomic: isAtomic, progress)
    } else {
      for file in files {
        let before = importing.report
        do {
          try importing.take([file], atomic: true, progress)
        } catch  where !before.files.isEmpty {
          throw ImportCut(reason: error, file: file.name, before: before)
        }
      }
    }
    var report = importing.report
    if mayDestroy, !isDryRun { report.remains = finish() }
    return report
  }
}

/// An import that failed at one of several files; those before it are recorded.
public struct ImportCut: Error {
  public let reason: any Error
  /// The file at which it failed; nothing of it is recorded.
  public let file: String
  /// What became of those before it.
  public let before: ImportReport
}

/// An import at work.
private struct Importing {
  let clerk: Clerk
  let limit: Int
  let mayDestroy: Bool
  let isDryRun: Bool
  private(set) var report: ImportReport
  private var facts = 0

  init(clerk: Clerk, limit: Int, mayDestroy: Bool, isDryRun: Bool) {
    self.clerk = clerk
    self.mayDestroy = mayDestroy
    self.limit = limit
    self.isDryRun = isDryRun
    report = ImportReport(isDryRun: isDryRun)
  }

  /// Takes files in one transaction, and takes them back where one is refused.
  mutating func take(
    _ files: [ImportFile], atomic isAtomic: Bool, _ progress: (ImportProgress) -> Void
  ) throws {
    let first = report.files.count
    var waiting = files.first.map { PreparedFile($0, salt: clerk.salt) }
    defer { waiting?.stop() }
    // While somebody slow writes into a pipe, others may have the log.
    waiting?.wait()
    do {
      try clerk.write(destroying: mayDestroy, dryRun: isDryRun) { desk in
        for file in files {
          let pieces = waiting ?? PreparedFile(file, salt: clerk.salt)
          waiting = nil
          defer { pieces.stop() }
          report.files.append(try take(file, pieces, &desk, progress))
        }
        if report.files[first...].contains(where: { $0.refused > 0 }) { throw Withheld() }
      }
    } catch is Withheld {
      for place in report.files[first...].indices
      where isAtomic || report.files[place].refused > 0 {
        report.files[place].withhold()
      }
    }
  }

  private mutating func take(
    _ file: ImportFile, _ pieces: PreparedFile, _ desk: inout Desk,
    _ progress: (ImportProgress) -> Void
  ) throws -> FileReport {
    var taken = FileReport(file.name)
    var bytes: Int64 = 0
    while !taken.isCut, let piece = try pieces.next() {
      try take(piece, of: &taken, &desk)
      bytes += Int64(piece.chunk.bytes.count)
      progress(ImportProgress(file: file.name, bytes: bytes, size: file.size, facts: facts))
    }
    return taken
  }

  private mutating func take(
    _ prepared: PreparedChunk, of file: inout FileReport, _ desk: inout Desk
  ) throws {
    for line in prepared.lines {
      facts += 1
      desk.stand(at: line.number, of: file.name)
      switch line.fact {
      case .success(let fact):
        do {
          switch try desk.enter(fact.draft, salt: fact.salt, commitment: fact.commitment) {
          case .entry(let entry) where entry.isNew: file.new += 1
          case .entry: file.known += 1
          case .excused: file.refused += 1
          case .idle: file.redacted += 1
          }
          file.new += desk.takeConsequences().count
        } catch let refusal as Refusal {
          desk.excuse(stream: fact.draft.stream, id: fact.draft.id)
          refuse([prepared.refusal(of: line, refusal, in: file.name)], &file)
        }
      case .failure where line.remains != nil:
        desk.noteGone(id: line.remains!.id)
        file.redacted += 1
      case .failure(let findings):
        desk.excuse(
          stream: findings.stream ?? line.guess?.stream, id: findings.id ?? line.guess?.id)
        refuse(prepared.refusals(of: line, findings, in: file.name), &file)
      }
      if file.isCut { return }
    }
  }

  private func refuse(_ refusals: [Refusal], _ file: inout FileReport) {
    file.refused += 1
    file.refusals += refusals.prefix(limit - file.refusals.count)
    file.isCut = file.refusals.count >= limit
  }
}

/// Takes a transaction back because something in it was refused.
private struct Withheld: Error {}
