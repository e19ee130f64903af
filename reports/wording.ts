import { stripVTControlCharacters } from 'node:util'
import { verdicts, type Verdict } from '../harness/judge/verdict.ts'
import {
  unjudgedCauses,
  type Coverage,
  type Outcome,
  type ServerSummary,
  type UnjudgedCause,
  type VerdictCounts,
} from '../harness/judge/results.ts'

/** One character per verdict, for tables too narrow for words; every use comes with `legend`. */
export const verdictSymbols: Readonly<Record<Verdict, string>> = {
  error: '↯',
  fail: '✗',
  'not-testable': '?',
  review: '○',
  warn: '!',
  pass: '✓',
  'not-applicable': '·',
}

/** One character for each cause of not being judged, in the place of that of `not-applicable`. */
export const unjudgedSymbols: Readonly<Record<UnjudgedCause, string>> = {
  undeclared: '·',
  definition: '–',
  'host-application': '⌂',
  'user-agent': '▢',
}

/** What each cause is called, beside `not-applicable`. */
export const unjudgedNames: Readonly<Record<UnjudgedCause, string>> = {
  undeclared: 'undeclared',
  definition: 'definition',
  'host-application': 'host application',
  'user-agent': 'browser only',
}

/** What each cause means, for readers who see one for the first time. */
export const unjudgedMeanings: Readonly<Record<UnjudgedCause, string>> = {
  undeclared: 'the server does not claim a needed capability',
  definition: 'the server definition lacks the means',
  'host-application': 'the product leaves that part to those who install it',
  'user-agent': 'only a browser can tell',
}

/** What is told of a requirement in one mark: its verdict, and why it was not judged. */
export interface Mark {
  readonly verdict: Verdict
  readonly unjudged?: UnjudgedCause | undefined
}

/** The symbol of a requirement. */
export const symbolOf = ({ verdict, unjudged }: Mark): string =>
  unjudged === undefined ? verdictSymbols[verdict] : unjudgedSymbols[unjudged]

/** The verdict in words, with the cause where it was not judged: `not-applicable (definition)`. */
export const verdictWords = ({ verdict, unjudged }: Mark): string =>
  unjudged === undefined ? verdict : `${verdict} (${unjudgedNames[unjudged]})`

/** What the verdict of a requirement means. */
export const meaningOf = ({ verdict, unjudged }: Mark): string =>
  unjudged === undefined ? verdictMeanings[verdict] : unjudgedMeanings[unjudged]

/** What each symbol stands for, on one line. */
export const legend = [
  ...verdicts
    .filter((verdict) => verdict !== 'not-applicable')
    .map((verdict) => `${verdictSymbols[verdict]} ${verdict}`),
  ...unjudgedCauses.map((cause) => `${unjudgedSymbols[cause]} ${unjudgedNames[cause]}`),
].join('  ')

/** What each verdict means, for readers who see one for the first time. */
export const verdictMeanings: Readonly<Record<Verdict, string>> = {
  error: 'the suite itself failed',
  fail: 'a MUST was broken',
  'not-testable': 'declared, but the stage could not be set',
  review: 'only a person can judge',
  warn: 'a SHOULD or MAY was not met',
  pass: 'every judgement held',
  'not-applicable': 'it does not apply, or could not be judged here',
}

/** The topic of a requirement: the part of its id before the dot. */
export const topicOf = (id: string): string => id.split('.', 1)[0] ?? id

/** The words a run ends with. */
export const conformanceOf = (subject: { readonly outcome: Outcome }): Outcome => subject.outcome

/** How much of one profile was judged: `18 of 64 judged`. */
export const coverageWords = ({ judged, of }: Coverage): string => `${judged} of ${of} judged`

/** How much of each profile was judged: `core: 18 of 64 judged, security: 3 of 40 judged`. */
export const coverageLine = ({ coverage }: Pick<ServerSummary, 'coverage'>): string =>
  Object.entries(coverage)
    .map(([profile, share]) => `${profile}: ${coverageWords(share)}`)
    .join(', ')

/** How many were not judged for each cause: `3 undeclared, 12 definition`; empty where all were. */
export const unjudgedLine = (requirements: readonly Mark[]): string =>
  unjudgedCauses
    .flatMap((cause) => {
      const count = requirements.filter(({ unjudged }) => unjudged === cause).length
      return count === 0 ? [] : [`${count} ${unjudgedNames[cause]}`]
    })
    .join(', ')

/** The counts in words, the worst verdict first, as in `1 fail, 12 pass`; verdicts nobody got are left out. */
export const countsLine = (counts: VerdictCounts): string =>
  verdicts
    .flatMap((verdict) => (counts[verdict] ? [`${counts[verdict]} ${verdict}`] : []))
    .join(', ') || 'nothing judged'

/** The items in groups of one key each, in the order in which the keys first appear. */
export const groupedBy = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): { readonly key: string; readonly items: Item[] }[] => {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return [...groups].map(([key, members]) => ({ key, items: members }))
}

/** A duration in milliseconds as a person says it: `340 ms`, `4.2 s`, `2 min 5 s`. */
export const durationWords = (milliseconds: number): string => {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`
  const seconds = milliseconds / 1000
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/**
 * Any text as text and nothing else: terminal codes, control characters other than tab and line
 * end, halves of characters and marks that reverse the direction of what follows are taken out.
 */
export const plainText = (text: string): string =>
  stripVTControlCharacters(text)
    .replace(/\r\n?|[\p{Zl}\p{Zp}]/gu, '\n')
    .replace(/(?![\t\n])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '')

/** Any text on one line that a terminal or a table shows as it is. */
export const oneLine = (text: string): string => plainText(text).replace(/\s+/g, ' ').trim()
