import { create } from 'xmlbuilder2'
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js'
import type { RequirementResult, Results, RunInfo, ServerResult } from '../harness/judge/results.ts'
import {
  conformanceOf,
  coverageLine,
  coverageWords,
  oneLine,
  topicOf,
  verdictWords,
} from './wording.ts'

/**
 * The results as JUnit XML: one test suite for each server, one test case for each requirement.
 * `fail` and `not-testable` are failures, `error` is an error, `not-applicable` is skipped; `warn`
 * and `review`, for which JUnit has no word, pass and say so in the output. A server that was not
 * judged has one failure more, of the case `outcome`: silence must not look like success.
 */
export const renderJunit = (results: Results): string => {
  const document = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '\ufffd' })
  const root = document.ele('testsuites', {
    name: results.suite.name,
    ...totals(results.servers),
  })
  for (const server of results.servers) addSuite(root, server, results)
  return `${document.end({ prettyPrint: true })}\n`
}

const addSuite = (root: XMLBuilder, server: ServerResult, { run, suite }: Results): void => {
  const element = root.ele('testsuite', {
    name: server.name,
    ...totals([server]),
    timestamp: run.startedAt,
  })
  const properties = element.ele('properties')
  for (const [name, value] of Object.entries(propertiesOf(server, run, suite.version))) {
    properties.ele('property', { name, value: oneLine(value) })
  }
  for (const requirement of server.requirements) addCase(element, requirement)
  if (isUnjudged(server)) addOutcome(element, server)
}

/** A server of which nothing was asked is no part of the question. */
const isUnjudged = ({ requirements, summary }: ServerResult): boolean =>
  requirements.length > 0 && summary.outcome === 'not judged'

const addOutcome = (suite: XMLBuilder, { summary }: ServerResult): void => {
  const message = `${summary.outcome}: ${coverageLine(summary)}`
  suite
    .ele('testcase', { name: 'outcome', classname: 'outcome', time: '0.000' })
    .ele('failure', { message, type: summary.outcome })
    .txt(message)
}

const addCase = (suite: XMLBuilder, requirement: RequirementResult): void => {
  const [scenario] = requirement.scenarios
  const element = suite.ele('testcase', {
    name: requirement.id,
    classname: `${requirement.profile}.${topicOf(requirement.id)}`,
    time: seconds([requirement]),
    ...(scenario ? { file: scenario.file, line: String(scenario.line) } : {}),
  })
  const { verdict } = requirement
  const message = `${verdictWords(requirement)}: ${oneLine(requirement.reason)}`
  if (verdict === 'fail' || verdict === 'not-testable') {
    element.ele('failure', { message, type: verdict }).txt(accountOf(requirement))
  } else if (verdict === 'error') {
    element.ele('error', { message, type: verdict }).txt(accountOf(requirement))
  } else if (verdict === 'not-applicable') {
    element.ele('skipped', { message })
  } else if (verdict === 'warn' || verdict === 'review') {
    element.ele('system-out').txt(`${message}\n${accountOf(requirement)}`)
  }
}

const totals = (servers: readonly ServerResult[]): Record<string, string> => {
  const requirements = servers.flatMap((server) => server.requirements)
  const unjudged = servers.filter(isUnjudged).length
  const count = (...verdicts: string[]) =>
    requirements.filter(({ verdict }) => verdicts.includes(verdict)).length
  return {
    tests: String(requirements.length + unjudged),
    failures: String(count('fail', 'not-testable') + unjudged),
    errors: String(count('error')),
    skipped: String(count('not-applicable')),
    time: seconds(requirements),
  }
}

const seconds = (requirements: readonly RequirementResult[]): string =>
  (
    requirements
      .flatMap(({ scenarios }) => scenarios)
      .reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000
  ).toFixed(3)

const propertiesOf = (
  server: ServerResult,
  run: RunInfo,
  suiteVersion: string,
): Record<string, string> => ({
  'server.organization': server.organization,
  'server.url': server.url,
  'server.version': server.version,
  'server.profiles': server.profiles.join(' '),
  'server.capabilities': server.capabilities.declared.join(' '),
  verdict: conformanceOf(server.summary),
  ...Object.fromEntries(
    Object.entries(server.summary.coverage).map(([profile, share]) => [
      `coverage.${profile}`,
      coverageWords(share),
    ]),
  ),
  'suite.version': suiteVersion,
  'run.userAgent': run.userAgent,
  'run.launch': run.launch,
  'run.reproduce': run.reproduce,
  ...(run.shard === null ? {} : { 'run.shard': run.shard }),
})

const accountOf = (requirement: RequirementResult): string =>
  [
    requirement.statement,
    ...[requirement, ...(requirement.alsoIn ?? [])].map(
      ({ profile, level, source }) =>
        `${level} in ${profile}: ${source.document}, ${source.section}, ${source.url}`,
    ),
    ...requirement.scenarios.flatMap((scenario) => [
      `${scenario.verdict}: ${scenario.title} (${scenario.file}:${scenario.line})`,
      ...scenario.judgements
        .filter(({ held }) => held !== true)
        .flatMap(({ expected, actual }) => [`  expected: ${expected}`, `  actual:   ${actual}`]),
      ...scenario.evidence.map(({ kind, path }) => `  ${kind}: ${path}`),
    ]),
  ].join('\n')
