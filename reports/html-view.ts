import { basename } from 'node:path/posix'
import { capabilityDescriptions, type Capability } from '../harness/judge/capability.ts'
import {
  unjudgedCauses,
  type Evidence,
  type Outcome,
  type RequirementResult,
  type Results,
  type ScenarioResult,
  type ServerResult,
  type VerdictCounts,
} from '../harness/judge/results.ts'
import type { Profile } from '../harness/judge/requirement.ts'
import { verdicts, type Verdict } from '../harness/judge/verdict.ts'
import { matrixOf, type Matrix } from './matrix.ts'
import { countVerdicts, outcomeOfAll } from './summarize.ts'
import {
  conformanceOf,
  countsLine,
  coverageLine,
  coverageWords,
  durationWords,
  groupedBy,
  meaningOf,
  symbolOf,
  topicOf,
  unjudgedLine,
  unjudgedMeanings,
  unjudgedNames,
  unjudgedSymbols,
  verdictMeanings,
  verdictSymbols,
  verdictWords,
} from './wording.ts'

/** Everything report.html says, in the order and the words in which it says it. */
export const viewOf = (results: Results) => {
  const { run, servers, suite } = results
  const all = servers.flatMap((server) => server.requirements)
  return {
    headline: headlineOf(servers),
    ...toneOf(outcomeOfAll(servers)),
    suite,
    facts: [
      { name: 'Started', value: `${run.startedAt.slice(0, 16).replace('T', ' ')} UTC` },
      { name: 'Took', value: durationWords(run.durationMs) },
      { name: 'User agent', value: run.userAgent },
      { name: 'Launch', value: run.launch },
      ...(run.shard === null ? [] : [{ name: 'Shard', value: run.shard }]),
      { name: 'Suite', value: `${suite.name} ${suite.version}` },
    ],
    reproduce: run.reproduce,
    servers: servers.map(serverView),
    matrix: servers.length > 1 ? matrixView(results) : undefined,
    verdicts: countsView(countVerdicts(all)),
    profiles: [...new Set(all.flatMap(originsOf).map(({ profile }) => profile))],
    total: all.length,
    legend: [
      ...verdicts
        .filter((verdict) => verdict !== 'not-applicable')
        .map((verdict) => ({
          verdict,
          symbol: verdictSymbols[verdict],
          name: verdict,
          meaning: verdictMeanings[verdict],
        })),
      ...unjudgedCauses.map((cause) => ({
        verdict: 'not-applicable',
        symbol: unjudgedSymbols[cause],
        name: unjudgedNames[cause],
        meaning: `not judged: ${unjudgedMeanings[cause]}`,
      })),
    ],
  }
}

/** The data of the page. */
export type ReportView = ReturnType<typeof viewOf>

const headlineOf = (servers: readonly ServerResult[]): string => {
  const [only] = servers
  if (only && servers.length === 1) return `${only.name} is ${conformanceOf(only.summary)}`
  const count = (outcome: Outcome) =>
    servers.filter(({ summary }) => summary.outcome === outcome).length
  const unjudged = count('not judged')
  const rest = unjudged === 0 ? '' : `, ${unjudged} not judged`
  return `${count('conformant')} of ${servers.length} servers are conformant${rest}`
}

const tones = { conformant: 'good', 'not conformant': 'bad', 'not judged': 'open' } as const
const toneSymbols = { good: '✓', bad: '✗', open: '?' } as const

/** How an outcome looks: that nothing was judged is neither good nor bad. */
const toneOf = (outcome: Outcome) => ({
  tone: tones[outcome],
  toneSymbol: toneSymbols[tones[outcome]],
})

/** What every profile that was asked for says of a requirement, the most binding first. */
const originsOf = ({ profile, level, source, alsoIn = [] }: RequirementResult) => [
  { profile, level, source },
  ...alsoIn,
]

const countsView = (counts: VerdictCounts) => {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return verdicts.flatMap((verdict) => {
    const count = counts[verdict] ?? 0
    if (count === 0) return []
    const share = ((count / total) * 100).toFixed(2)
    return [{ verdict, symbol: verdictSymbols[verdict], count, share }]
  })
}

const serverView = (server: ServerResult) => ({
  anchor: anchorOf(server.name),
  name: server.name,
  organization: server.organization,
  url: webAddress(server.url),
  version: server.version,
  ...toneOf(server.summary.outcome),
  conformance: conformanceOf(server.summary),
  counts: countsView(server.summary.verdicts),
  coverage: coverageLine(server.summary),
  unjudged: unjudgedLine(server.requirements),
  byProfile: Object.entries(server.summary.byProfile).map(([profile, counts]) => ({
    profile,
    counts: countsView(counts),
    share: coverageWords(server.summary.coverage[profile as Profile] ?? { judged: 0, of: 0 }),
  })),
  declared: server.capabilities.declared.map(capabilityView),
  undeclared: server.capabilities.undeclared.map(capabilityView),
  topics: groupedBy(server.requirements, ({ id }) => topicOf(id)).map(({ key, items }) => ({
    topic: key,
    counts: countsLine(countVerdicts(items)),
    requirements: items.map((requirement) => requirementView(requirement, server)),
  })),
})

const requirementView = (requirement: RequirementResult, server: ServerResult) => ({
  anchor: anchorOf(server.name, requirement.id),
  id: requirement.id,
  profiles: originsOf(requirement).map(({ profile }) => profile),
  level: requirement.level,
  statement: requirement.statement,
  readings: requirement.readings,
  verdict: requirement.verdict,
  words: requirement.unjudged ? unjudgedNames[requirement.unjudged] : requirement.verdict,
  symbol: symbolOf(requirement),
  meaning: meaningOf(requirement),
  reason: requirement.reason,
  sources: originsOf(requirement).map(({ profile, level, source }) => ({
    profile,
    level,
    text: `${source.document}, ${source.section}`,
    url: webAddress(source.url),
  })),
  missing:
    requirement.unjudged === 'undeclared'
      ? server.capabilities.undeclared
          .filter((capability) => isNamedIn(requirement.reason, capability))
          .map(capabilityView)
      : [],
  scenarios: requirement.scenarios.map(scenarioView),
})

const scenarioView = (scenario: ScenarioResult) => ({
  title: scenario.title,
  place: `${scenario.file}:${scenario.line}`,
  duration: durationWords(scenario.durationMs),
  verdict: scenario.verdict,
  symbol: verdictSymbols[scenario.verdict],
  judgements: scenario.judgements.map(({ expected, actual, held }) => ({
    expected,
    actual,
    ...heldWords[`${held}`],
  })),
  pictures: scenario.evidence.filter(isPicture).map(evidenceView),
  files: scenario.evidence.filter((evidence) => !isPicture(evidence)).map(evidenceView),
})

const heldWords: Readonly<Record<string, { held: string; verdict: Verdict; symbol: string }>> = {
  true: { held: 'held', verdict: 'pass', symbol: verdictSymbols.pass },
  false: { held: 'did not hold', verdict: 'fail', symbol: verdictSymbols.fail },
  unsure: { held: 'for a person to judge', verdict: 'review', symbol: verdictSymbols.review },
}

const isPicture = ({ path }: Evidence): boolean => /\.(png|jpe?g|webp|gif)$/i.test(path)

const evidenceView = ({ kind, path }: Evidence) => ({
  kind,
  name: basename(path),
  // Each part is encoded and the whole starts with a dot, so that no path leads out of the report's own folder as another scheme.
  href: `./${path.split('/').map(encodeURIComponent).join('/')}`,
})

const capabilityView = (capability: Capability) => ({
  name: capability,
  description: capabilityDescriptions[capability] ?? '',
})

const matrixView = (results: Results) => {
  const matrix: Matrix = matrixOf(results)
  return {
    columns: matrix.columns.map((column, index) => ({
      ...column,
      ...toneOf(column.outcome),
      conformance: conformanceOf(column),
      shares: coverageLine(column),
      anchor: anchorOf(results.servers[index]?.name ?? ''),
    })),
    topics: matrix.topics.map(({ topic, rows }) => ({
      topic,
      rows: rows.map(({ id, level, cells }) => ({
        id,
        level,
        cells: cells.map((cell, index) => ({
          verdict: cell?.verdict,
          words: cell ? verdictWords(cell) : 'not asked',
          symbol: cell ? symbolOf(cell) : '',
          anchor: anchorOf(results.servers[index]?.name ?? '', id),
        })),
      })),
    })),
  }
}

const anchorOf = (...parts: readonly string[]): string =>
  parts.map((part) => part.replace(/[^\w.-]+/g, '-')).join('/')

const webAddress = (url: string): string | undefined =>
  URL.canParse(url) && /^https?:/i.test(url) ? url : undefined

const isNamedIn = (text: string, capability: string): boolean =>
  text.split(/[^a-z0-9-]+/i).includes(capability)
