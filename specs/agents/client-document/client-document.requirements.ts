import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { agentRegistration, clientDocuments } from '../../sources/agents.ts'

const implementation = agentRegistration(
  'Client ID Metadata Documents, Implementation Requirements',
)
const needs = ['authorization-code', 'consent-dialog', 'client-id-metadata'] as const

export default [
  {
    id: 'client-document.is-of-its-own-address',
    profiles: { mcp: must(implementation) },
    statement:
      'A client whose document names another address than the one it stands at is neither asked about nor answered.',
    readings:
      'The draft compares the two as strings (section 4): one that differs by a letter, and that of another client, are both another.',
    needs,
  },
  {
    id: 'client-document.address-is-in-order',
    profiles: { mcp: should(clientDocuments('3 Client Identifier URL')) },
    statement:
      'A client that names itself by an address which leads elsewhere than it reads, or by one of plain http, is neither asked about nor answered.',
    readings:
      'The section has an address be https and free of "." and ".." among the parts of its path, and be compared as it is written; whom a server that takes another one asks about depends on who reads it. It does not say that such a one is to be refused, hence SHOULD. Would have caught FastMCP#3963. Those with a user, or with a fragment, no client fetches.',
    needs,
  },
  {
    id: 'client-document.lists-its-callbacks',
    profiles: { mcp: must(implementation) },
    statement:
      'A request that names a callback which the document of its client does not list is refused, and nothing is sent there.',
    readings: 'Would have caught FastMCP#3098.',
    needs,
  },
  {
    id: 'client-document.says-what-it-must',
    profiles: { mcp: must(implementation) },
    statement:
      'A client whose document is no JSON, or does not say its address, its name and its callbacks, is neither asked about nor answered.',
    readings:
      'The draft wants of these the address alone. The specification has servers look for all three, so that what the user reads is what the client is called.',
    needs,
  },
  {
    id: 'client-document.is-not-redirected',
    profiles: { mcp: should(clientDocuments('5 Client Information Discovery')) },
    statement:
      'A client at whose address there is a redirect is not asked about by what the redirect leads to.',
    readings:
      'The document it leads to is in order but for where it stands, and names the address that redirects. The section says that redirects must not be followed; the specification rests on the draft 00, which does not say so yet, and that makes it a SHOULD here.',
    needs,
  },
  {
    id: 'client-document.failure-ends-the-request',
    profiles: { mcp: should(clientDocuments('5.1 Metadata Discovery Errors')) },
    statement:
      'A client whose document is answered with an error is neither asked about nor answered.',
    readings:
      'What comes with the error may be a document in order: every status but 200 is an error (section 5). That it is ended is a SHOULD; a page about a client of which nothing is known warns.',
    needs,
  },
  {
    id: 'dialog.names-the-host-of-the-client',
    profiles: { mcp: should(clientDocuments('8.5 OAuth Phishing Attacks')) },
    statement:
      'The dialog of a client that names itself by the address of its document shows the host of that address.',
    readings:
      'Judged with a callback on another host, so that showing where the answer goes does not count for it.',
    part: 'dialog',
    needs,
  },
  {
    profile: 'mcp',
    source: clientDocuments('8.6 Server Side Request Forgery (SSRF) Attacks'),
    statement: 'No document is fetched from an address of special use.',
    excluded:
      'The servers that are started here run on loopback, and may then fetch from there; what one elsewhere fetches from its own network is not to be seen.',
  },
  {
    profile: 'mcp',
    source: clientDocuments('5.2 Metadata Caching'),
    statement: 'Documents are kept as their headers say, and errors and malformed ones not at all.',
    excluded: 'Servers may have bounds of their own, and no scenario waits as long.',
  },
] satisfies readonly CatalogueEntry[]
