import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { agentConsiderations } from '../../sources/agents.ts'
import { oauth, securityPractice } from '../../sources/standards.ts'
import { dynamicRegistration } from '../../sources/threats.ts'

const considerations = dynamicRegistration('5 Security Considerations')
const needs = ['authorization-code', 'dynamic-registration'] as const

export default [
  {
    id: 'registration.self-registered-is-asked',
    profiles: {
      security: should(oauth('10.2 Client Impersonation')),
      mcp: must(agentConsiderations('Confused Deputy Problem')),
    },
    statement:
      'An application that registered itself gets nothing before the user was asked, be they signed in already or not.',
    readings:
      'The text has a server not process requests of clients it cannot identify without the user. Would have caught goiabada#108 and FastMCP before 2.13.0 (GHSA-c2jp-c369-7pvx).',
    needs: [...needs, 'consent-dialog'],
  },
  {
    id: 'registration.second-registration-is-asked',
    profiles: {
      core: must(considerations),
      security: must(considerations),
      mcp: must(agentConsiderations('Confused Deputy Problem')),
    },
    statement:
      'An application that registers itself with the name and the callback of one that was consented to is asked about: it inherits nothing.',
    readings:
      'What a client says of itself anybody can say; section 6 has each registration be an instance of its own.',
    needs: [...needs, 'consent-dialog', 'consent-remembered'],
  },
  {
    id: 'registration.secret-is-needed-afterwards',
    profiles: { security: must(oauth('3.2.1 Client Authentication')) },
    statement:
      'An application that was given a secret when it registered itself redeems no code without it.',
    readings: 'Would have caught CVE-2026-44476 (doorkeeper-openid_connect).',
    needs,
  },
  {
    id: 'registration.only-web-addresses',
    profiles: { security: should(dynamicRegistration('2 Client Metadata')) },
    statement:
      'An application that registers itself with a script in the place of its logo, terms or policy is refused, or its dialog has no such link.',
    readings: 'Would have caught workers-oauth-provider 0.7.0 (its issue 218).',
    part: 'dialog',
    needs: [...needs, 'consent-dialog'],
  },
  {
    id: 'registration.scope-limit-holds',
    profiles: { security: should(dynamicRegistration('2 Client Metadata: scope')) },
    statement:
      'An application that was registered for certain scopes is given none beside them, whatever it asks for, and its user is not asked about others.',
    readings:
      'The text calls them the scopes the client can use, without a keyword, hence SHOULD. What counts is the scope that the answer to the registration tells, since a server may register less or more than was said; one that tells none limits nothing.',
    needs: [...needs, 'consent-dialog', 'custom-scopes'],
  },
  {
    id: 'redirect.no-errors-before-sign-in',
    profiles: {
      security: should(securityPractice('4.11.2 Authorization Server as Open Redirector')),
    },
    statement:
      'Who is not signed in is not sent on to an application that registered itself, merely since its request is wrong: the server shows a page of its own first.',
    readings:
      'The text has a server authenticate the user before it redirects anybody, silent requests excepted, and RFC 6749 section 4.1.2.1 has it tell the application of the error: few servers wait, and nobody vouches for an application that registered itself, hence SHOULD and this application. A login page and an error page both meet it.',
    needs,
  },
  {
    id: 'redirect.only-safe-schemes',
    profiles: {
      security: must(securityPractice('4.1.3 Countermeasures')),
      mcp: must(agentConsiderations('Communication Security')),
    },
    statement:
      'An application that registers itself with a callback that a user agent would run, or show as it is, is refused, or no user is sent there.',
    readings:
      'Would have caught CVE-2026-67333 (better-auth), CVE-2020-26938 (oauth2-server), FastMCP#4419 and workers-oauth-provider before 0.0.13.',
    needs,
  },
  {
    profile: 'security',
    source: considerations,
    statement:
      'What registers itself stays within a policy: trusted hosts, scopes, grant types (CVE-2026-22752 of Spring Authorization Server, CVE-2026-59354 and GHSA-46c8-635v-68r2 of Keycloak), and its own update changes nothing it does not name (CVE-2026-107623 of Keycloak).',
    excluded:
      'The policy is the own of each installation, with no default to judge; updates of a registration (RFC 7592) no definition drives.',
  },
  {
    profile: 'security',
    source: considerations,
    statement:
      'A logo or a policy on another host than the callbacks is refused, hidden, or warned about.',
    excluded:
      'The text says that a server may; what counts as a warning only a person can tell, and applications keep their pictures where they like.',
  },
] satisfies readonly CatalogueEntry[]
