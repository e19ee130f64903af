import type { CatalogueEntry } from '../../../harness/judge/requirement.ts'
import {
  agentAuthorization,
  agentConsiderations,
  agentPractices,
  agentRegistration,
} from '../../sources/agents.ts'

/** What the two texts want that is not of an authorization server's consent, or that nobody sees from outside. */
export default [
  {
    profile: 'mcp',
    source: agentConsiderations('Open Redirection'),
    statement: 'A user agent is sent by itself only to callbacks that the server trusts.',
    excluded:
      'A SHOULD, and whom a server trusts is its own. That nobody is sent to a callback that is not registered, and nobody to one that registered itself before the user was asked, is judged.',
  },
  {
    profile: 'mcp',
    source: agentConsiderations('Localhost Redirect URI Risks'),
    statement: 'Clients on loopback are made to attest who they are.',
    excluded: 'A MAY, by means that each server chooses.',
  },
  {
    profile: 'mcp',
    source: agentConsiderations('Trust Policies'),
    statement: 'Which hosts may have clients is limited, by lists, reputation or age.',
    excluded: 'A MAY, and the policy is the own of each installation.',
  },
  {
    profile: 'mcp',
    source: agentConsiderations('Token Theft'),
    statement:
      'Refresh tokens of public clients are exchanged at each use, and tokens live shortly.',
    excluded:
      'It is no matter of consent, of who a client is, or of what the user sees; what becomes of refresh tokens other profiles judge.',
  },
  {
    profile: 'mcp',
    source: agentConsiderations('Authorization Code Protection'),
    statement: 'Clients use PKCE, and the metadata say that it is supported.',
    excluded:
      'It is for clients to insist on, and no matter of consent. Each request here brings it.',
  },
  {
    profile: 'mcp',
    source: agentAuthorization('Authorization Response Validation'),
    statement:
      'Clients compare the issuer of an answer, send the "resource" they mean, and keep what they have registered to its issuer.',
    excluded: 'The suite is the client; that answers name their issuer is judged.',
  },
  {
    profile: 'mcp',
    source: agentRegistration('Dynamic Client Registration'),
    statement: 'Clients say which type of application they are, and put up with a refusal.',
    excluded: 'The suite is the client, and says it.',
  },
  {
    profile: 'mcp',
    source: agentPractices('Confused Deputy Problem, Redirect URI Validation'),
    statement: 'Callbacks are compared without patterns.',
    excluded:
      'How they are compared nobody sees; that none but the registered ones is answered at is judged, by variants of each part.',
  },
  {
    profile: 'mcp',
    source: agentPractices('Server-Side Request Forgery (SSRF)'),
    statement: 'Clients, and servers that fetch documents, keep off networks that are not public.',
    excluded:
      'What a client fetches is not the doing of the server, and what a server fetches in its own network is not to be seen from outside.',
  },
  {
    profile: 'mcp',
    source: agentPractices('OAuth Authorization URL Validation'),
    statement: 'Clients open no address but those of http and https, and not through a shell.',
    excluded: 'The suite is the client (CVE-2025-6514 of mcp-remote is one of such).',
  },
  {
    profile: 'mcp',
    source: agentPractices('Scope Minimization'),
    statement: 'Few scopes are asked for at first, and more when they are needed.',
    excluded:
      'A guidance for MCP servers and clients. That a scope which is asked for later is asked about is judged, where consents are remembered.',
  },
] satisfies readonly CatalogueEntry[]
