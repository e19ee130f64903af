import type { RequirementResult, Results, ServerResult } from '../../harness/judge/results.ts'
import type { Verdict } from '../../harness/judge/verdict.ts'
import { summarize } from '../summarize.ts'

/** What tries to break out of every format at once: markup, quotes, table bars, line ends, terminal codes. */
export const hostileText =
  '<script>alert("1")</script> & \'quoted\' | bar\nsecond line `code` ]]> \u001b[31mred\u0000 漢字 🎫 \ud800'

const source = {
  document: 'User Consent and Third-Party Applications',
  section: 'Skip consent for first-party applications',
  url: 'https://auth0.com/docs/get-started/applications/third-party-applications/user-consent-and-third-party-applications',
}

/** A requirement that got this verdict; `change` sets what a test is about. */
export const requirementResult = (
  id: string,
  verdict: Verdict,
  change: Partial<RequirementResult> = {},
): RequirementResult => ({
  id,
  profile: 'auth0',
  level: verdict === 'warn' ? 'SHOULD' : 'MUST',
  source,
  statement: `The server behaves as "${id}" says.`,
  verdict,
  reason: verdict === 'pass' ? '' : `expected a consent dialog, but saw a callback with a code`,
  scenarios:
    verdict === 'not-applicable'
      ? []
      : [
          {
            title: `a scenario that judges ${id}`,
            file: `specs/${id.split('.')[0]}/${id.split('.')[0]}.spec.ts`,
            line: 12,
            durationMs: 340,
            verdict,
            judgements: [
              {
                expected: 'a consent dialog',
                actual: verdict === 'pass' ? 'a consent dialog' : 'a callback with a code',
                held: verdict === 'review' ? 'unsure' : verdict === 'pass',
              },
            ],
            evidence: [
              { kind: 'screenshot', path: `evidence/${id}/dialog.png` },
              { kind: 'exchange', path: `evidence/${id}/exchange.json` },
            ],
          },
        ],
  ...change,
})

/** A server that was judged on these requirements. */
export const serverResult = (
  name: string,
  requirements: readonly RequirementResult[],
): ServerResult => ({
  name,
  organization: 'Consent Conformance',
  url: 'https://example.org/consent',
  version: '1.2.3',
  profiles: ['auth0', 'core'],
  capabilities: {
    declared: ['authorization-code', 'consent-dialog', 'first-party-skip'],
    undeclared: ['client-credentials', 'device-authorization'],
  },
  summary: summarize(requirements),
  requirements,
})

/** One run over these servers. */
export const runOf = (...servers: readonly ServerResult[]): Results => ({
  schemaVersion: 1,
  suite: { name: 'consent-conformance', version: '0.1.0' },
  run: {
    startedAt: '2026-01-02T03:04:05.678Z',
    durationMs: 65_432,
    userAgent: 'browser',
    launch: 'embedded',
    reproduce: `npx consent-conformance run ${servers.map(({ name }) => `--server ${name}`).join(' ')}`,
    shard: null,
  },
  servers,
})

const conformantServer = serverResult('reference-auth0', [
  requirementResult('first-party.skips-when-api-allows', 'pass'),
  requirementResult('third-party.never-skips', 'pass'),
  requirementResult('localhost.never-skips', 'pass', {
    readings:
      'localhost in any allowed callback, or only in the one in use; the first one is judged.',
  }),
  requirementResult('prompt-consent.forces-dialog', 'pass', { profile: 'core' }),
  requirementResult('client-credentials.blocked-for-consent-scopes', 'not-applicable', {
    profile: 'core',
    unjudged: 'undeclared',
    reason: 'the capability "client-credentials" is not declared',
  }),
])

const failingServer: ServerResult = {
  ...serverResult('shady-server', [
    requirementResult('first-party.skips-when-api-allows', 'pass'),
    requirementResult('third-party.never-skips', 'fail', {
      statement: `The dialog comes up for third parties: ${hostileText}`,
      reason: hostileText,
      readings: hostileText,
    }),
    requirementResult('third-party.names-the-application', 'warn'),
    requirementResult('localhost.never-skips', 'not-testable', {
      reason: 'the login page was not recognised: no element matches "form#login"',
    }),
    requirementResult('prompt-consent.forces-dialog', 'error', {
      profile: 'core',
      reason: 'the verdict flickered: pass, then fail',
    }),
    requirementResult('revocation.prompts-again', 'review', {
      reason: 'whether the page reads as a consent dialog is for a person to judge',
    }),
    requirementResult('client-credentials.blocked-for-consent-scopes', 'not-applicable', {
      profile: 'core',
      unjudged: 'undeclared',
      reason: 'the capability "client-credentials" is not declared',
    }),
  ]),
  organization: hostileText,
  version: '<b>9</b>',
}

/** A run over two servers in which every verdict occurs and hostile text is everywhere it can be. */
export const exampleResults: Results = runOf(conformantServer, failingServer)

/** A copy of the results in which one requirement of one server got another verdict. */
export const withVerdict = (
  results: Results,
  server: string,
  id: string,
  verdict: Verdict,
): Results => ({
  ...results,
  servers: results.servers.map((given) => {
    if (given.name !== server) return given
    const requirements = given.requirements.map((r) => (r.id === id ? { ...r, verdict } : r))
    return { ...given, requirements, summary: summarize(requirements) }
  }),
})
