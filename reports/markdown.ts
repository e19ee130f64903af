import type { RequirementResult, Results, ServerResult } from '../harness/judge/results.ts'
import { verdicts, type Verdict } from '../harness/judge/verdict.ts'
import {
  conformanceOf,
  coverageLine,
  durationWords,
  oneLine,
  symbolOf,
  unjudgedLine,
  verdictMeanings,
  verdictSymbols,
  verdictWords,
} from './wording.ts'

/** The results as a page of Markdown for the summary of a CI job. */
export const renderMarkdown = (results: Results): string => {
  const { run, suite } = results
  const shard = run.shard === null ? '' : `, shard ${run.shard}`
  return [
    '# Consent conformance',
    '',
    ...results.servers.map(
      (server) =>
        `- **${markdownText(server.name)}** ${markdownText(server.version)}: **${conformanceOf(server.summary)}**${sharesOf(server)}`,
    ),
    '',
    ...countsTable(results.servers),
    '',
    ...results.servers.flatMap(findingsOf),
    `${markdownText(suite.name)} ${markdownText(suite.version)}, user agent ${run.userAgent}, launch ${run.launch}${shard}, ${durationWords(run.durationMs)}. To repeat:`,
    '',
    ...fenced(run.reproduce),
    '',
  ].join('\n')
}

const sharesOf = ({ summary, requirements }: ServerResult): string => {
  const shares = coverageLine(summary)
  const rest = unjudgedLine(requirements)
  if (shares === '') return ''
  return rest === '' ? `; ${shares}` : `; ${shares} (not judged: ${rest})`
}

/** Any text as one line that Markdown shows as it is: no markup, link, mention or table bar survives. */
export const markdownText = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_{}[\]<>#|~&@]/g, (character) => entities[character] ?? `\\${character}`)
    .replaceAll('://', '&#58;//')

// A backslash does not stop GitHub from making links of mentions and addresses, nor bars within tables.
const entities: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '@': '&#64;',
  '|': '&#124;',
}

const countsTable = (servers: readonly ServerResult[]): string[] => {
  const shown = verdicts.filter((v) => servers.some((server) => server.summary.verdicts[v]))
  return [
    `| server | ${shown.map((v) => `${verdictSymbols[v]} ${v}`).join(' | ')} |`,
    `| --- |${' ---: |'.repeat(shown.length)}`,
    ...servers.map(
      ({ name, summary }) =>
        `| ${markdownText(name)} | ${shown.map((v) => summary.verdicts[v] ?? 0).join(' | ')} |`,
    ),
    '',
    shown.map((v) => `${verdictSymbols[v]} ${v}: ${verdictMeanings[v]}`).join('; '),
  ]
}

const findingsOf = (server: ServerResult): string[] => {
  const named = (...wanted: readonly Verdict[]) =>
    wanted.flatMap((verdict) => server.requirements.filter((r) => r.verdict === verdict))
  const findings = named('error', 'fail', 'not-testable', 'review', 'warn')
  const inapplicable = named('not-applicable')
  return [
    ...(findings.length > 0
      ? [`## ${markdownText(server.name)}`, '', ...findingsTable(findings), '']
      : []),
    ...(inapplicable.length > 0
      ? [
          `<details><summary>${markdownText(server.name)}: ${inapplicable.length} not judged</summary>`,
          '',
          ...findingsTable(inapplicable),
          '',
          '</details>',
          '',
        ]
      : []),
  ]
}

const findingsTable = (findings: readonly RequirementResult[]): string[] => [
  '| verdict | requirement | level | reason |',
  '| --- | --- | --- | --- |',
  ...findings.map(
    ({ verdict, unjudged, id, level, reason, source }) =>
      `| ${symbolOf({ verdict, unjudged })} ${verdictWords({ verdict, unjudged })} | ${linked(id, source.url)} | ${level} | ${markdownText(reason)} |`,
  ),
]

const linked = (text: string, url: string): string =>
  URL.canParse(url) && /^https?:/.test(url)
    ? `[${markdownText(text)}](${new URL(url).href.replace(/[()|<>\\]/g, encodeURIComponent)})`
    : markdownText(text)

const fenced = (command: string): string[] => {
  // The fence must be longer than any run of backticks within.
  const fence = '`'.repeat(
    Math.max(3, ...(command.match(/`+/g) ?? []).map((run) => run.length + 1)),
  )
  return [`${fence}sh`, command, fence]
}
