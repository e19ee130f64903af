import { create } from 'xmlbuilder2'
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js'
import type { RequirementResult, Results, RunInfo, ServerResult } from '../harness/judge/results.ts'
import { conformanceOf, oneLine, topicOf } from './wording.ts'

/**
 * The results as JUnit XML: one test suite for each server, one test case for each requirement.
 * `fail` and `not-testable` are failures, `error` is an error, `not-applicable` is skipped; `warn`
 * and `review`, for which JUnit has no word, pass and say so in the output.
 */
export const renderJunit = (results: Results): string => {
  const document = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '\ufffd' })
  const root = document.ele('testsuites', {
    name: results.suite.name,
    ...totals(results.servers.flatMap(({ requirements }) => requirements)),
  })
  for (const server of results.servers) addSuite(root, server, results)
  return `${document.end({ prettyPrint: true })}\n`
}

const addSuite = (root: XMLBuilder, server: ServerResult, { run, suite }: Results): void => {
  const element = root.ele('testsuite', {
    name: server.name,
    ...totals(server.requirements),
    timestamp: run.startedAt,
  })
  const properties = element.ele('properties')
  for (const [name, value] of Object.entries(propertiesOf(server, run, suite.version))) {
    properties.ele('property', { name, value: oneLine(value) })
  }
  for (const requirement of server.requirements) addCase(element, requirement)
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
  const message = `${verdict}: ${oneLine(requirement.reason)}`
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

const totals = (requirements: readonly RequirementResult[]): Record<string, string> => {
  const count = (...verdicts: string[]) =>
    String(requirements.filter(({ verdict }) => verdicts.includes(verdict)).length)
  return {
    tests: String(requirements.length),
    failures: count('fail', 'not-testable'),
    errors: count('error'),
    skipped: count('not-applicable'),
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
  'suite.version': suiteVersion,
  'run.userAgent': run.userAgent,
  'run.launch': run.launch,
  'run.reproduce': run.reproduce,
  ...(run.shard === null ? {} : { 'run.shard': run.shard }),
})

const accountOf = (requirement: RequirementResult): string =>
  [
    `${requirement.level}: ${requirement.statement}`,
    `Source: ${requirement.source.document}, ${requirement.source.section}, ${requirement.source.url}`,
    ...requirement.scenarios.flatMap((scenario) => [
      `${scenario.verdict}: ${scenario.title} (${scenario.file}:${scenario.line})`,
      ...scenario.judgements
        .filter(({ held }) => held !== true)
        .flatMap(({ expected, actual }) => [`  expected: ${expected}`, `  actual:   ${actual}`]),
      ...scenario.evidence.map(({ kind, path }) => `  ${kind}: ${path}`),
    ]),
  ].join('\n')
