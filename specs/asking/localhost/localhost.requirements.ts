import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import {
  auth0Impersonation,
  auth0SilentAuthentication,
  auth0UserConsent,
} from '../../sources/auth0.ts'

const section = 'Skip consent for first-party applications'
const always =
  'The document says the dialog is "always" displayed on localhost. Read as: never skipped by trust, but remembered once granted (what the vendor does); or as: asked again even where a grant exists (a stricter policy). Each reading is a row of its own.'
const counted =
  'This edition counts localhost in any allowed callback; a later one only where it is the callback in use. Each reading is a row of its own, for servers that declare localhost-unverifiable or localhost-in-use-unverifiable.'
const skippable = ['authorization-code', 'consent-dialog', 'first-party-skip'] as const

export default [
  {
    id: 'localhost.never-skips',
    profiles: { auth0: must(auth0UserConsent(section)) },
    statement:
      'A first-party application with a callback on localhost, in use or merely registered, with whatever port and path, is not trusted to go without the dialog even where the API allows skipping.',
    readings: `${always} ${counted}`,
    needs: [...skippable, 'localhost-unverifiable'],
  },
  {
    id: 'localhost.never-skips-in-use',
    profiles: { auth0: must(auth0UserConsent(`${section}, in a later edition`)) },
    statement:
      'A first-party application whose callback in use is on localhost is not trusted to go without the dialog; a callback on localhost that is merely registered makes no difference.',
    readings: counted,
    needs: [...skippable, 'localhost-in-use-unverifiable'],
  },
  {
    id: 'localhost.remembers-consent',
    profiles: { auth0: must(auth0UserConsent(section)) },
    statement:
      'A consent once given to an application on localhost is remembered: the same request is not asked about again.',
    readings: `${always} A server that declares the one is held to it.`,
    needs: ['authorization-code', 'consent-dialog', 'localhost-consent-remembered'],
  },
  {
    id: 'localhost.asks-every-time',
    profiles: { auth0: must(auth0UserConsent(section)) },
    statement:
      'An application on localhost is asked about on every request, even where the user has granted all of it before.',
    readings: always,
    needs: ['authorization-code', 'consent-dialog', 'localhost-asks-every-time'],
  },
  {
    id: 'localhost.other-spellings',
    profiles: { auth0: must(auth0UserConsent(section)) },
    statement:
      'Names that mean the same machine are treated as localhost: in capitals, with a dot at the end, or with a label before it.',
    readings:
      'The document spells out the one name; that LOCALHOST, localhost. and app.localhost are the same host is known from the naming rules (RFC 4343, RFC 6761). A server that declares not to trust localhost does not trust it by another spelling either.',
    needs: [...skippable, 'localhost-unverifiable'],
  },
  {
    id: 'localhost.loopback-addresses',
    profiles: { auth0: should(auth0Impersonation('Non-Verifiable Callback URIs')) },
    statement:
      'A callback on a loopback address (127.0.0.0/8 or [::1]) keeps the dialog as localhost does.',
    readings:
      'The edition judged here names localhost only; a later page of the vendor calls loopback callbacks non-verifiable too, hence SHOULD.',
    needs: [...skippable, 'localhost-unverifiable'],
  },
  {
    id: 'localhost.custom-schemes',
    profiles: { auth0: should(auth0Impersonation('Non-Verifiable Callback URIs')) },
    statement: 'A callback of a custom scheme keeps the dialog as localhost does.',
    readings:
      'The edition judged here names localhost only; a later page of the vendor calls custom schemes non-verifiable too, hence SHOULD.',
    needs: [...skippable, 'localhost-unverifiable'],
  },
  {
    id: 'localhost.look-alikes',
    profiles: { auth0: should(auth0UserConsent(section)) },
    statement:
      'A host whose name merely contains localhost or looks like a loopback address is a host like any other: an application on it is treated as one anywhere else.',
    readings:
      'The document does not mention look-alikes. That they are no exception follows from its naming localhost alone, hence SHOULD.',
    needs: [...skippable, 'localhost-unverifiable'],
  },
  {
    id: 'localhost.user-info-is-not-the-host',
    profiles: { auth0: should(auth0UserConsent(section)) },
    statement:
      'In http://localhost@shop.example/ the host is shop.example, and an application with such a callback is treated as one on that host.',
    readings:
      'Not in the document: what comes before the @ is user information (RFC 3986 section 3.2), hence SHOULD. Asked of servers that register such callbacks at all.',
    needs: [...skippable, 'localhost-unverifiable', 'user-info-in-callbacks'],
  },
  {
    id: 'localhost.silent-request-needs-consent',
    profiles: { auth0: should(auth0SilentAuthentication('Error responses')) },
    statement:
      'A silent request (prompt=none) of a first-party application on localhost that has no grant is told consent_required, even where the API allows skipping.',
    readings:
      'Not in the document: it follows from the two rules together and is what users of the vendor report, hence SHOULD.',
    needs: [...skippable, 'localhost-unverifiable', 'prompt-none'],
  },
  {
    profile: 'auth0',
    source: auth0UserConsent(section),
    statement:
      'The reason localhost is never verifiable is that any malicious application may run there.',
    excluded: 'A reason, not a behaviour; the rule it gives is judged by localhost.never-skips.',
  },
] satisfies readonly CatalogueEntry[]
