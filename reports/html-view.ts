import { basename } from 'node:path/posix'
import { capabilityDescriptions, type Capability } from '../harness/judge/capability.ts'
import type {
  Evidence,
  RequirementResult,
  Results,
  ScenarioResult,
  ServerResult,
  VerdictCounts,
} from '../harness/judge/results.ts'
import { verdicts, type Verdict } from '../harness/judge/verdict.ts'
import { matrixOf, type Matrix } from './matrix.ts'
import { countVerdicts } from './summarize.ts'
import {
  conformanceOf,
  countsLine,
  durationWords,
  groupedBy,
  topicOf,
  verdictMeanings,
  verdictSymbols,
} from './wording.ts'

/** Everything report.html says, in the order and the words in which it says it. */
export const viewOf = (results: Results) => {
  const { run, servers, suite } = results
  const all = servers.flatMap((server) => server.requirements)
  return {
    headline: headlineOf(servers),
    isConformant: servers.every(({ summary }) => summary.conformant),
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
    profiles: [...new Set(all.map(({ profile }) => profile))],
    total: all.length,
    legend: verdicts.map((verdict) => ({
      verdict,
      symbol: verdictSymbols[verdict],
      meaning: verdictMeanings[verdict],
    })),
  }
}

/** The data of the page. */
export type ReportView = ReturnType<typeof viewOf>

const headlineOf = (servers: readonly ServerResult[]): string => {
  const [only] = servers
  if (only && servers.length === 1) return `${only.name} is ${conformanceOf(only.summary)}`
  const conformant = servers.filter(({ summary }) => summary.conformant).length
  return `${conformant} of ${servers.length} servers are conformant`
}

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
  isConformant: server.summary.conformant,
  conformance: conformanceOf(server.summary),
  counts: countsView(server.summary.verdicts),
  byProfile: Object.entries(server.summary.byProfile).map(([profile, counts]) => ({
    profile,
    counts: countsView(counts),
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
  profile: requirement.profile,
  level: requirement.level,
  statement: requirement.statement,
  readings: requirement.readings,
  verdict: requirement.verdict,
  symbol: verdictSymbols[requirement.verdict],
  meaning: verdictMeanings[requirement.verdict],
  reason: requirement.reason,
  source: {
    text: `${requirement.source.document}, ${requirement.source.section}`,
    url: webAddress(requirement.source.url),
  },
  missing:
    requirement.verdict === 'not-applicable'
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
      conformance: conformanceOf(column),
      anchor: anchorOf(results.servers[index]?.name ?? ''),
    })),
    topics: matrix.topics.map(({ topic, rows }) => ({
      topic,
      rows: rows.map(({ id, level, cells }) => ({
        id,
        level,
        cells: cells.map((verdict, index) => ({
          verdict,
          symbol: verdict ? verdictSymbols[verdict] : '',
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
