import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { agentConsiderations, agentPractices } from '../../sources/agents.ts'
import { oauth, openidConnect, securityPractice } from '../../sources/standards.ts'

const errorResponse = oauth('4.1.2.1 Error Response')
const exactMatch = securityPractice('4.1.3 Countermeasures')

export default [
  {
    id: 'redirect.exact-match',
    profiles: {
      core: must(openidConnect('3.1.2.1 Authentication Request')),
      security: must(exactMatch),
      mcp: must(agentConsiderations('Open Redirection')),
    },
    statement:
      'An answer goes to a registered callback and to no other that merely looks like one: with something added in front, behind, or between, with other letters or another host.',
    readings:
      'Would have caught CVE-2025-4143 (workers-oauth-provider), CVE-2026-28512 (Pocket ID), CVE-2026-3872 and CVE-2024-8883 (Keycloak), CVE-2019-3778 and CVE-2019-11269 (Spring Security OAuth), CVE-2026-54072 (Authorizer), CVE-2020-26877 (ApiFest), and django-oauth-toolkit before 3.4.1. Another port is judged nowhere: nobody listens there who could tell.',
    needs: ['authorization-code'],
  },
  {
    id: 'redirect.loopback-is-no-wildcard',
    profiles: { security: must(exactMatch), mcp: must(agentConsiderations('Open Redirection')) },
    statement:
      'An application that has registered a callback on a loopback address may choose its port and nothing else: no host that looks like one, no other path.',
    readings:
      'Would have caught CVE-2024-8883 (Keycloak), where http://localhost was matched by any host that begins with it.',
    needs: ['authorization-code', 'public-clients'],
  },
  {
    id: 'redirect.never-for-unknown-clients',
    profiles: {
      core: must(errorResponse),
      security: must(errorResponse),
      mcp: must(agentConsiderations('Open Redirection')),
    },
    statement:
      'A request of an application nobody knows is answered on a page of the server; nobody is sent to the address it names.',
    readings: 'Would have caught CVE-2026-41479 (Authlib) and CVE-2024-25715 (Glewlwyd).',
    needs: ['authorization-code'],
  },
  {
    id: 'redirect.errors-only-to-registered',
    profiles: {
      core: must(errorResponse),
      security: must(errorResponse),
      mcp: must(agentConsiderations('Open Redirection')),
    },
    statement:
      'An error is sent to a registered callback or shown on a page of the server, whatever is wrong with the request beside its callback.',
    readings:
      'Would have caught CVE-2026-44681 (Authlib), CVE-2019-9837 (doorkeeper-openid_connect), CVE-2017-18897 (Mattermost), and django-oauth-toolkit before 3.4.0, which answered prompt=none before it looked at the callback.',
    needs: ['authorization-code'],
  },
  {
    id: 'redirect.one-callback-only',
    profiles: {
      security: must(oauth('3.1 Authorization Endpoint')),
      mcp: must(agentPractices('Confused Deputy Problem, Redirect URI Validation')),
    },
    statement:
      'A request that names its callback twice is not answered at one that is not registered.',
    readings:
      'Parameters MUST NOT be included more than once. Which of two is meant is not said; that neither a check of the first nor of the last may be got round is.',
    needs: ['authorization-code'],
  },
] satisfies readonly CatalogueEntry[]
