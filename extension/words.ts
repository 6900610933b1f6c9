// Every word that the reader sees, in one place and in plain English.

import type { Actor, Note, Quote } from "./analysis";
import type { Progress } from "./protocol";
import { type Sure, sureness } from "./sure";

// Numbers, lists and dates are written by hand: a page's first use of Intl costs it tens of milliseconds.

const number = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ",");

const count = (n: number, one: string, many = `${one}s`): string => `${number(n)} ${n === 1 ? one : many}`;

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July"],
  ...["August", "September", "October", "November", "December"],
];

export const words = {
  sidelight: "Sidelight",

  progress: {
    finding: "Finding the article…",
    choosing: "Who shall read this page?",
    starting: "Starting the reader on this device (first time)…",
    reading: "Reading the page…",
  } satisfies Record<Progress, string>,

  found: (quotes: number, actors: number): string =>
    quotes + actors === 0
      ? "Read. No quotes and nobody named here."
      : `${count(quotes, "quote")}, ${count(actors, "actor")}`,
  fellBack: (why: string): string => `Read on this device instead: ${why}`,
  unplaced: (n: number): string =>
    `${count(n, "mark")} could not be placed: the words are no longer on the page.`,
  readAnew: "The page changed. Reading it again…",
  engineFailed:
    "The reader did not answer. Turn Sidelight off and on again; if it stays so, reload the page.",

  actorType: {
    person: "Person",
    organization: "Organisation",
    place: "Place",
    group: "Group",
  } satisfies Record<Actor["type"], string>,

  quoteKind: {
    direct: "Word for word",
    mixed: "Partly word for word",
    indirect: "In the article’s own words",
  } satisfies Record<Quote["kind"], string>,
  notSaid: "a thought, wish or belief, not something said",

  stance: {
    says: "says",
    denies: "denies",
    accuses: "accuses",
    demands: "demands",
    promises: "promises",
    confirms: "confirms",
  } satisfies Record<Quote["stance"], string>,

  noteKind: {
    background: "Background",
    date: "Date",
    second_hand: "Second-hand",
    anonymous: "Unnamed source",
    contested: "Contested",
    unattributed: "Nobody is named for this",
  } satisfies Record<Note["kind"], string>,

  /** "2020-10-22" → "22 October 2020", "2020-10" → "October 2020"; what is no such date stays as it is. */
  date: (iso: string): string => {
    const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(iso) ?? [];
    const name = MONTHS[Number(month) - 1];
    if (name === undefined) return iso;
    return [...(day === undefined ? [] : [Number(day)]), name, year].join(" ");
  },

  /** The small mark after the words. */
  noteSign: {
    background: "i",
    date: "i",
    second_hand: "»",
    anonymous: "?",
    contested: "≠",
    unattributed: "?",
  } satisfies Record<Note["kind"], string>,

  quoteMark: "Quote",
  actorMark: "Actor",
  unnamedSource: "unnamed source",
  nobodyNamed: "Nobody named",
  contested: "contested",
  via: (names: string): string => `via ${names}`,
  and: (names: readonly string[]): string =>
    names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`,

  confidence: (confidence: number): string =>
    ({ any: "Not very sure", fairly: "Fairly sure", sure: "Sure" })[sureness(confidence)],
  because: (sure: string, steps: readonly string[]): string =>
    steps.length === 0 ? `${sure}.` : `${sure}: ${steps.join("; ")}.`,
  steps: (steps: readonly string[]): string => `${steps.join("; ")}.`,
  cue: (text: string): string => `“${text}”`,
  asOf: (month: string): string => `As of ${words.date(month)}`,
  mentions: (n: number): string => count(n, "mention"),
  quotes: (n: number): string => count(n, "quote"),

  card: {
    label: (title: string): string => `Sidelight: ${title}`,
    close: "Close",
    previous: "Previous mention",
    next: "Next mention",
    place: (at: number, of: number): string => `Mention ${at} of ${of}`,
    said: "What they say here",
    copy: "Copy with attribution",
    copied: "Copied",
    panel: "Open the side panel",
    notCopied: "The browser did not allow copying",
    lookUp: "Look it up on my server",
    lookingUp: "Looking it up …",
    notLookedUp: "It could not be looked up. Reload the page, and try again.",
    noServer: "Pages are read on this device: no server is asked.",
    entry: (title: string, source: string): string => `“${title}” in ${source}`,
    speaker: "About the speaker",
    contests: "Contradicts another quote here",
    contestedBy: "Another quote here contradicts it",
  },

  choice: {
    question: "Who shall read this page?",
    local: "This device",
    server: "My server",
    hint: (server: string): string =>
      `This device: nothing leaves it. My server: the article’s text, title, byline, publisher, date and address are sent to ${server}.`,
  },

  keys: {
    at: (mark: string, place: number, of: number, name: string): string =>
      `${mark} ${place} of ${of}: ${name}`,
    none: {
      quote: "Nobody is quoted in this article.",
      actor: "Nobody and nothing is named in this article.",
    },
  },

  corrections: {
    open: "Not right?",
    change: "Change",
    name: "Name",
    type: "Type",
    same: "Same as",
    choose: "Choose…",
    noActor: "Not an actor",
    speaker: "Speaker",
    nobody: "Nobody who is named",
    noQuote: "Not a quote",
    noNote: "Leave this note out",
    cancel: "Cancel",
    undo: "Undo",
    because: "you said who speaks",
    done: "This holds here and on your next visit.",
    elsewhere: "You can change the name in the side panel, under Cast.",
    notKept: "The correction could not be kept on this device, so nothing was changed.",
    title: "Your corrections",
    stale: (n: number): string =>
      `${count(n, "correction")} of yours ${n === 1 ? "does" : "do"} not apply: the article’s words, or its reading, have changed.`,
    isStale: "does not apply now",
    said: {
      rename: (actor: string, name: string): string => `${actor} is called ${name}`,
      retype: (actor: string, type: string): string => `${actor}: ${type.toLowerCase()}`,
      same: (actor: string, as: string): string => `${actor} is the same as ${as}`,
      noActor: (actor: string): string => `${actor} is no actor`,
      speaker: (quote: string, speaker: string): string => `${quote} is said by ${speaker}`,
      nobody: (quote: string): string => `${quote} is said by nobody who is named`,
      noQuote: (quote: string): string => `${quote} is no quote`,
      noNote: (kind: string, passage: string): string => `Left out: ${kind.toLowerCase()} on ${passage}`,
    },
  },

  mine: {
    chip: "Mark the selected words",
    highlight: "Highlight",
    note: "Note",
    edit: "Edit note",
    remove: "Delete",
    yourNote: "Your note",
    elsewhere: "Highlight these words, then write the note in the side panel, under Mine.",
    save: "Save",
    cancel: "Cancel",
    undo: "Undo",
    highlighted: "Highlighted. It stands under Mine in the side panel.",
    noted: "Noted. It stands under Mine in the side panel.",
    removed: "Deleted.",
    notKept: "This could not be kept on this device, so nothing was changed.",
    nothingSelected: "Select some words of the article first.",
    none: "Nothing of yours yet. Select words of the article to highlight them or to write a note.",
    title: "Your notes and highlights",
    isHighlight: "Highlight",
    isNote: "Note",
    lost: "its words are not in the article now",
    of: (passage: string): string => `of “${passage}”`,
    notKeptHere: "This page has no address that something could be kept under.",
    unreadable: (n: number): string =>
      `${count(n, "entry", "entries")} could not be read and ${n === 1 ? "is" : "are"} left as ${n === 1 ? "it is" : "they are"}.`,
  },

  typing: {
    late: "This page does not let Sidelight open a field that the page cannot listen to.",
  },

  exports: {
    title: "Export",
    hint: "Everything that is found here, with your corrections, notes and highlights, as a file.",
    formats: { markdown: "Markdown", csv: "CSV", json: "JSON", annotations: "Web Annotations" },
    formatHints: {
      markdown: "to read",
      csv: "for a spreadsheet",
      json: "the analysis alone",
      annotations: "for other annotation tools; it can be imported again",
    },
    made: (name: string): string => `Saved as ${name}.`,
    madeBy: (engine: string, version: string): string => `Made by Sidelight, ${engine} ${version}.`,
    import: "Import notes and highlights",
    importHint: "From a file of W3C Web Annotations. What you have already is kept.",
    imported: (added: number, known: number, ours: number, elsewhere: number): string =>
      [
        `${count(added, "mark")} added`,
        ...(elsewhere > 0
          ? [`${elsewhere === added ? "all" : number(elsewhere)} of them on other pages`]
          : []),
        ...(known > 0 ? [`${number(known)} were here already`] : []),
        ...(ours > 0 ? [`${number(ours)} of Sidelight’s own were left out`] : []),
      ].join(", "),
    faulty: (n: number): string => `${count(n, "annotation")} could not be taken up:`,
    faultAt: (place: number, why: string): string => `Number ${number(place)} ${why}`,
    more: (n: number): string => `… and ${number(n)} more.`,
    tooLarge: (megabytes: number): string => `The file has more than ${megabytes} MB; nothing was imported.`,
    noFile: "The file could not be read; nothing was imported.",
    noJson: "The file is not JSON; nothing was imported.",
    noAnnotations: "There are no W3C Web Annotations in the file; nothing was imported.",
    tooMany: (n: number, most: number): string =>
      `The file has ${number(n)} annotations, more than ${number(most)}; nothing was imported.`,
    fault: {
      noAnnotation: "is no annotation.",
      targets: (n: number): string => `has ${number(n)} targets; a mark of yours has one.`,
      noTarget: "does not say what it is on.",
      noAddress: "is on something that has no address on the web.",
      noMark: "is neither a note nor a highlight.",
      noText: "has a body that is no text.",
      format: "has a body that is not plain text.",
      long: (most: number): string => `has a note of more than ${number(most)} characters.`,
      noSelector: "does not say which words it is on.",
    },
  },

  marks: "Sidelight: marks in the article. Arrow keys move between them, Enter opens one.",
  dismiss: "Dismiss",

  panel: {
    views: "What was found",
    tabs: { cast: "Cast", quotes: "Quotes", notes: "Notes", mine: "Mine" },
    off: "Read this page with Sidelight?",
    offHint:
      "It finds who is who, who said what, and what you need to know to read on. The page itself stays as it is.",
    read: "Read this page",
    again: "Try again",
    remove: "Remove the marks",
    asking: "Asking the page…",
    shares: "Whose words fill the article",
    share: (percent: string, quotes: number): string => `${percent}, ${count(quotes, "quote")}`,
    everyone: "Everyone",
    search: "Search what was found",
    nothingFound: "Nothing here matches.",
    filterType: "Show",
    filterQuote: "Show",
    filterNote: "Show",
    all: (n: number): string => `All (${number(n)})`,
    counted: (name: string, n: number): string => `${name} (${number(n)})`,
    mentionsOf: (name: string): string => `Mentions of ${name}`,
    quoteMore: "How sure, and why",
    why: "Why this note",
    densityOn: (site: string): string => `Marks on ${site}`,
    undone: "Undone.",
    showAll: (n: number): string => `Show all ${n}`,
    showFewer: "Show fewer",
    byEveryone: "All quotes",
    by: (name: string): string => `Quotes by ${name}`,
    passage: (text: string): string => `On “${text}”`,
    noCast: "Nobody and nothing is named in this article.",
    noQuotes: "Nobody is quoted in this article.",
    unsure: (n: number): string =>
      `${count(n, "quote")} ${n === 1 ? "is" : "are"} left out, as you wish: Sidelight is not sure enough of ${n === 1 ? "it" : "them"}.`,
    noNotes: "There is nothing to note on this article.",
    role: (role: string, of: string | null): string =>
      of === null || role.includes(of) ? role : `${role}, ${of}`,
    readBy: (engine: string, version: string, where: string, seconds: string): string =>
      `Read by ${engine} ${version} ${where} in ${seconds} s.`,
    engine: { rules: "the rule reader", spacy: "the spaCy reader" },
    onDevice: "on this device",
    onServer: (address: string): string => `on your server ${address}`,
    nothingLeft: "Nothing left this device.",
    sent: (address: string): string =>
      `The article’s text, title, byline, publisher, date and address were sent to ${address}, and nowhere else.`,
    fellBack: "The server was asked first, so the article may have been sent to it.",
    options: "Options",
  },

  options: {
    title: "Sidelight: options",
    engine: "Who reads",
    local: "The reader on this device",
    localHint: "Nothing leaves the device. It works without a connection.",
    server: "My server",
    serverHint:
      "Reads better and knows more. For each page that you have read, the article’s text, title, byline, publisher, address and date are sent there, and nothing else.",
    address: "Address of the server",
    test: "Test",
    testing: "Asking the server…",
    save: "Use this server",
    saved: "Saved. Pages are read there from now on.",
    savedToAsk: "Saved. You are asked for each page from now on.",
    serverPermission:
      "The browser will ask you to let Sidelight reach this one address, because the articles that you have read there are sent to it. The permission is used for nothing else, and given back when you choose another server.",
    refused: "The browser was not allowed to reach this address, so nothing was changed.",
    density: "How much is shown",
    off: "Off",
    quiet: "Quiet",
    quietHint: "First mentions are underlined; quotes have a thin bar and a name in the margin.",
    full: "Full",
    fullHint: "Every mention is underlined, and quotes are tinted in their speaker’s colour.",
    sites: "Sites that are read by themselves",
    sitesHint:
      "Everywhere else, Sidelight sees a page only when you press its button. For a site that you add here the browser will ask you to let Sidelight see its pages, because it must read them to light them up. The permission is for that site alone, and given back when you remove it.",
    noSites: "None. Pages are read when you press the button.",
    site: "Address of the site",
    add: "Add site",
    added: (site: string): string => `${site} is read by itself from now on.`,
    removed: (site: string): string => `${site} is read only when you press the button.`,
    remove: (site: string): string => `Remove ${site}`,
    removeShort: "Remove",
    badSite: "This is no site. Write its address, such as example.org or https://news.example.org.",
    siteKnown: "This site is on the list already.",
    siteRefused: "The browser was not allowed to see this site, so it was not added.",
    keys: "Keys",
    keysHint: "The keys are the browser’s to keep; they can be changed on its own page.",
    toggleKey: "Light up this page, or put it back",
    ask: "Ask me each time",
    askHint: "For each page, you say whether this device or your server reads it.",
    howSure: "How sure it must be",
    howSureHint:
      "Sidelight makes mistakes. It says on each quote’s card how sure it is of the words and of the speaker, by its own estimate. What you leave out here is in no mark, list, count or export.",
    howSures: {
      any: {
        name: "Show every quote",
        hint: "Also those of which it is not very sure: about half of these are wrong.",
      },
      fairly: { name: "Fairly sure", hint: "Quotes that are about as likely wrong as right are left out." },
      sure: {
        name: "Sure",
        hint: "Only where little speaks against it. The reader on this device is seldom so sure, and much is left out.",
      },
    } satisfies Record<Sure, { name: string; hint: string }>,
    show: "What is shown on pages",
    showHint: "The side panel always has all three.",
    shows: { actor: "Who is who", quote: "Who said what", note: "Notes" },
    paper: "On paper",
    print: "Print the marks, too",
    printHint:
      "Lines and tints are printed, for each quote a line in its speaker’s colour; names and roles beside the words are not, since paper has another layout. Dark pages are printed without marks, and Firefox prints none at all.",
    densities: "Sites with a choice of their own",
    densitiesHint: "How much is shown on one site is chosen in the side panel, while you are there.",
    noDensities: "None yet.",
    densityAt: (site: string): string => `How much is shown on ${site}`,
    asElsewhere: "As elsewhere",
    pages: "Your corrections, notes and highlights",
    noPages: "None yet.",
    page: (corrections: number, mine: number): string =>
      [
        ...(corrections > 0 ? [count(corrections, "correction")] : []),
        ...(mine > 0 ? [count(mine, "note or highlight", "notes and highlights")] : []),
      ].join(", ") || "nothing that can be read",
    deletePage: (title: string): string => `Delete what is kept of ${title}`,
    pageDeleted: (title: string): string => `What was kept of ${title} is deleted.`,
    exportAll: "Export all of it",
    changeKeys: "Change the keys",
    noKey: "No key is set for this.",
    data: "What is kept",
    dataHint:
      "These choices, and what you made of pages: corrections, notes and highlights, by the page’s address. On this device and nowhere else. What was read is not kept.",
    delete: "Delete everything that is kept",
    sure: "Delete it all? This cannot be undone.",
    yes: "Delete",
    no: "Keep it",
    deleted: "Everything is deleted, and every permission is given back.",
  },
};
