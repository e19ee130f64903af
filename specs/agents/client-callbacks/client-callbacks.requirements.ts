import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { agentAuthorization, agentConsiderations } from '../../sources/agents.ts'
import { nativeApps, oauth } from '../../sources/standards.ts'

const needs = ['authorization-code', 'dynamic-registration'] as const

export default [
  {
    id: 'redirect.https-or-loopback',
    profiles: { mcp: must(agentConsiderations('Communication Security')) },
    statement:
      'A client that registers a callback by plain http which is not on loopback is refused, or nothing is sent there.',
    needs,
  },
  {
    id: 'redirect.port-of-loopback-may-differ',
    profiles: { mcp: must(nativeApps('7.3 Loopback Interface Redirection')) },
    statement:
      'A client with a callback on a loopback address may name another port of it when it asks, since it takes whichever is free.',
    readings:
      'OAuth 2.1, which the specification rests on, repeats it as the one exception to comparing callbacks to the letter.',
    needs: [...needs, 'consent-dialog', 'public-loopback-clients'],
  },
  {
    id: 'remembered-consent.not-where-another-site-starts',
    profiles: { mcp: should(oauth('10.2 Client Impersonation')) },
    statement:
      'A request that another site starts in the name of a client the user has approved is asked about, or refused.',
    readings:
      'The section has no request answered by itself unless the client is known for sure; who registers itself is not. A site that is an authorization server to the client can start its request and ride on the approval (GHSA-6x8h-498w-gv8c, FastMCP before 3.3.0). A server that asks each time passes.',
    part: 'remembering',
    needs: [...needs, 'consent-dialog'],
  },
  {
    id: 'response.carries-the-issuer',
    profiles: { mcp: should(agentAuthorization('Authorization Response Validation')) },
    statement:
      'Answers to a client, a code as well as a refusal, name the issuer they come from, and the metadata announce that they do.',
    needs: ['authorization-code', 'consent-dialog'],
  },
] satisfies readonly CatalogueEntry[]
