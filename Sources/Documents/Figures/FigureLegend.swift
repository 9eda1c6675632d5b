/// What the marks of a picture mean, in lines that are as long as the picture is wide.
struct FigureLegend {
  struct Item: Sendable {
    enum Sample: Sendable {
      case sign(ExtentMark.Sign, Drawing.Look)
      case box(Drawing.Look)
      case line(Drawing.Look)
      case arrow
    }

    var sample: Sample
    var words: String
  }

  var items: [Item]

  /// The shapes, and where they end.
  func shapes(width: Double, top: Double) -> (shapes: [Drawing.Shape], bottom: Double) {
    guard !items.isEmpty else { return ([], top) }
    var shapes: [Drawing.Shape] = []
    var (x, y) = (0.0, top)
    for item in items {
      let words = TextMeasure.fitted(item.words, to: width - 24)
      let length = 24 + TextMeasure.width(of: words) + 18
      if x > 0, x + length - 18 > width { (x, y) = (0, y + 20) }
      shapes.append(sample(item.sample, at: .init(x + 8, y + 10)))
      shapes.append(.label(.init(text: words, point: .init(x + 24, y + 15), look: .quiet)))
      x += length
    }
    return (shapes, y + 24)
  }

  private func sample(_ sample: Item.Sample, at point: Drawing.Point) -> Drawing.Shape {
    let (x, y) = (point.x, point.y)
    return switch sample {
    case .sign(let sign, let look): ExtentMark.sign(sign, at: point, look)
    case .box(let look): .box(.init(x: x - 8, y: y - 5, width: 16, height: 10), look)
    case .line(let look): .line(.init(x, y - 8), .init(x, y + 8), look)
    case .arrow:
      .polygon([.init(x - 4, y - 5), .init(x + 4, y), .init(x - 4, y + 5)], .hollow)
    }
  }
}
