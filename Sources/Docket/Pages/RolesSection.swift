import Documents
import Events
import Projections
import Words

/// The parts of states, and of people who are not accused.
struct RolesSection {
  let file: CaseFile

  var blocks: [Block] {
    let lines = file.roles.filter { !$0.role.isAccused }.map(line)
    return lines.isEmpty ? [] : [.heading(level: 2, "Parties and states"), .bullets(lines)]
  }

  private func line(_ role: CaseRole) -> Line {
    var text = "\(role.label): \(role.role.words)"
    if let description = role.description, description != role.role.words {
      text += "; \(description)"
    }
    var asides: [String] = []
    if !role.voices.isEmpty {
      asides.append("according to \(Wording.list(role.voices.map { Wording.the($0.name) }))")
    }
    if let standing = role.standing { asides.append(ContestWords.words(standing)) }
    return Line(asides.isEmpty ? text : "\(text) (\(asides.joined(separator: "; ")))")
  }
}
