package import Diagnostics

/// The words of one language by which comments are read: all that is known of it is data.
package struct Lexicon: Sendable {
  /// The file of a rule set that holds it.
  package static let fileName = "themes.yaml"

  /// How inflected words are brought together.
  package let stemming: Stemming
  /// In the order of the file.
  package let themes: [Theme]
  package let abbreviations: [Abbreviation]
  /// Words that say how things stand, by what they say.
  private let cues: [Cue: [WordPattern]]
  /// Words that make a comment unfit to quote, since they tell of somebody's own affairs.
  package let sensitive: [WordPattern]
  /// Words that are no names though they may have a capital, such as those that begin sentences.
  package let plainWords: [WordPattern]
  /// Words that are names too, so that with a capital they may be one.
  package let names: [WordPattern]
  /// The free-text questions about what works: what stands there works, whoever says it.
  package let strengths: [FormQuestion]
  /// The free-text questions about what is to be developed.
  package let wishes: [FormQuestion]
  package let file: SourceFile

  /// Creates a lexicon.
  package init(
    stemming: Stemming,
    themes: [Theme],
    abbreviations: [Abbreviation],
    cues: [Cue: [WordPattern]],
    sensitive: [WordPattern],
    plainWords: [WordPattern],
    names: [WordPattern],
    strengths: [FormQuestion],
    wishes: [FormQuestion],
    file: SourceFile
  ) {
    self.stemming = stemming
    self.themes = themes
    self.abbreviations = abbreviations
    self.cues = cues
    self.sensitive = sensitive
    self.plainWords = plainWords
    self.names = names
    self.strengths = strengths
    self.wishes = wishes
    self.file = file
  }

  /// The words that say one thing of how things stand.
  package subscript(cue: Cue) -> [WordPattern] { cues[cue] ?? [] }

  /// Every pattern, whatever it is for.
  package var patterns: [WordPattern] {
    themes.flatMap(\.patterns) + Cue.allCases.flatMap { self[$0] } + sensitive + plainWords + names
  }
}

/// The algorithms for stemming that libstemmer 2.2.0 has, by its names for them.
package enum Stemming: String, CaseIterable, Sendable {
  case arabic, armenian, basque, catalan, danish, dutch, english, finnish, french, german, greek
  case hindi, hungarian, indonesian, irish, italian, lithuanian, nepali, norwegian, porter
  case portuguese, romanian, russian, serbian, spanish, swedish, tamil, turkish, yiddish
}

/// Something that comments are about.
package struct Theme: Sendable {
  package let id: Identifier<Theme>
  package let title: String
  /// The focus area that it belongs to, where one fits.
  package let area: Ordinal<FocusArea>?
  /// The questions that it is the subject of, in every form that has them.
  package let questions: [FormQuestion]
  /// At least one; a comment has the theme when any of them matches.
  package let patterns: [WordPattern]
  package let place: Place

  /// Creates a theme.
  package init(
    id: Identifier<Theme>,
    title: String,
    area: Ordinal<FocusArea>?,
    questions: [FormQuestion],
    patterns: [WordPattern],
    place: Place
  ) {
    self.id = id
    self.title = title
    self.area = area
    self.questions = questions
    self.patterns = patterns
    self.place = place
  }
}

/// A question of one of the forms.
package struct FormQuestion: Hashable, Comparable, Sendable {
  package let form: Ordinal<Form>
  package let question: Ordinal<Question>

  /// Creates the name of a question.
  package init(form: Ordinal<Form>, question: Ordinal<Question>) {
    self.form = form
    self.question = question
  }

  /// The order of the forms, and in them of the questions.
  package static func < (a: Self, b: Self) -> Bool {
    (a.form, a.question) < (b.form, b.question)
  }
}

/// A short way of writing words.
package struct Abbreviation: Sendable {
  /// As people write it: `HSV`, `ö.k`.
  package let short: Located<String>
  /// The words it stands for.
  package let words: String

  /// Creates an abbreviation.
  package init(short: Located<String>, words: String) {
    self.short = short
    self.words = words
  }
}

/// What a word says of how things stand.
package enum Cue: String, CaseIterable, Sendable {
  /// It works, beyond doubt: utmärkt.
  case thrives
  /// It works: bra.
  case works
  /// It fails, beyond doubt: katastrof.
  case fails
  /// Something is missing or hard: saknas.
  case lacks
  /// Something is done, which is good unless it is denied: görs.
  case happens
  /// Turns what is said around: inte.
  case not
  /// Turns it around for good, or says that there is none: aldrig, ingen.
  case never
  /// So seldom that it is nearly never: sällan.
  case seldom
  /// Each time or for everybody: alltid.
  case always
  /// More often than not: oftast.
  case mostly
  /// Not often, or not much: ibland.
  case hedges
  /// What comes after weighs more than what came before: men.
  case contrast
  /// Begins a clause that only says when or in spite of what: när, trots att.
  case aside
  /// Begins a clause, which words before it do not reach into: och, eftersom.
  case joins
  /// Tells of another time than now: förra året.
  case past
  /// Tells of now, also where a time is named: numera, sedan.
  case now
  /// Tells of what is to come or what one would like: önskar.
  case future
  /// Says nothing of how things work, such as praise for people or for the mood: gör så gott hon kan.
  case neutral
  /// The answer cannot be known: beror på.
  case unsure
}
