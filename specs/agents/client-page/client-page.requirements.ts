import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { agentConsiderations, agentPractices } from '../../sources/agents.ts'
import { oauth } from '../../sources/standards.ts'
import { dynamicRegistration } from '../../sources/threats.ts'

const localhost = agentConsiderations('Localhost Redirect URI Risks')
const cookies = agentPractices('Confused Deputy Problem, Consent Cookie Security')
const needs = ['authorization-code', 'consent-dialog', 'dynamic-registration'] as const

export default [
  {
    id: 'dialog.names-the-host-of-the-callback',
    profiles: { mcp: must(localhost) },
    statement: 'The dialog shows the name of the host to which its answer will be sent.',
    part: 'dialog',
    needs,
  },
  {
    id: 'dialog.warns-of-callbacks-on-loopback',
    profiles: { mcp: should(localhost) },
    statement:
      'The dialog of a client all of whose callbacks are on loopback says more than that of a client on the web.',
    readings:
      'What warns only a person can tell. That the dialog has at least three words which that of another client does not have, beside names and addresses, is the least of it.',
    part: 'dialog',
    needs: [...needs, 'public-loopback-clients'],
  },
  {
    id: 'dialog.can-be-opened-twice',
    profiles: { mcp: should(oauth('10.12 Cross-Site Request Forgery')) },
    statement: 'A dialog can be answered although its page was opened again after it.',
    readings:
      'No text says so; who is told that their answer does not count learns to press on. Would have caught FastMCP#4818.',
    part: 'decision',
    needs,
  },
  {
    id: 'decision.cookies-are-guarded',
    profiles: { mcp: must(cookies) },
    statement:
      'The cookies that come with the dialog and with its answer are kept from scripts and from what other sites send; by https they are never sent without it, and those that come with the answer are also bound to their host.',
    readings:
      'The text names SameSite=Lax; Strict sends less and will do. It speaks of cookies that keep track of what was decided, and has their names begin with `__Host-`: what comes with the dialog keeps track of what is asked, and may have any name. Judged are the cookies that keep track of the consent. One does not where an authorization without it, and the next request, go as any other, as with a language; nor where that of another browser will do, together with the field of the form that goes with it there, as with a double submit against forgery, which scripts may write.',
    part: 'decision',
    needs,
  },
  {
    profile: 'mcp',
    source: cookies,
    statement: 'Cookies that keep consents are signed, or name what the server keeps.',
    excluded:
      'What a cookie holds is the own of each server: one that was changed by somebody who does not know how it is written proves nothing.',
  },
  {
    profile: 'mcp',
    source: dynamicRegistration('5 Security Considerations'),
    statement: 'A name that a client gave itself is marked as unproven.',
    excluded: 'What counts as a mark only a person can tell.',
  },
] satisfies readonly CatalogueEntry[]
