import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oauth, openidConnect } from '../../sources/standards.ts'

const source = openidConnect('5.4 Requesting Claims using Scope Values')
const readings =
  'Section 5.4 says which claims come of which scope, and 3.1.2.4 that nothing is released before the user has agreed. Claims that no scope of OpenID Connect stands for are not judged.'

export default [
  {
    id: 'user-information.userinfo-within-consent',
    profiles: { core: must(source), security: must(source) },
    statement:
      'The userinfo endpoint tells of the user only what belongs to the scopes that were asked for, or shown beside them, and agreed to, however much the application was told before.',
    readings: `${readings} Would have caught CVE-2026-55982 (Gitea) and groupoffice#1571.`,
    part: 'granted-scopes',
    needs: ['authorization-code', 'consent-dialog', 'userinfo'],
  },
  {
    id: 'user-information.id-token-within-consent',
    profiles: { core: must(source) },
    statement:
      'The ID token tells of the user only what belongs to the scopes that were asked for, or shown beside them, and agreed to, however much the application was told before.',
    readings,
    part: 'granted-scopes',
    needs: ['authorization-code', 'consent-dialog', 'userinfo'],
  },
  {
    id: 'user-information.access-token-within-consent',
    profiles: { core: must(source) },
    statement:
      'An access token that its application can read tells of the user only what belongs to the scopes that were asked for, or shown beside them, and agreed to.',
    readings: `${readings} An access token is for its API, but the application holds it (RFC 9068 section 6): what it says is released to both. Its "sub", and whatever it calls by no name of section 5.1, are not judged.`,
    part: 'granted-scopes',
    needs: ['authorization-code', 'consent-dialog', 'userinfo'],
  },
  {
    id: 'user-information.introspection-within-consent',
    profiles: { core: must(source) },
    statement:
      'Introspection tells an application of the user of its token only what belongs to the scopes that were asked for, or shown beside them, and agreed to.',
    readings: `${readings} RFC 7662 section 2.2 has a "username" of its own, which is not judged.`,
    part: 'granted-scopes',
    needs: ['authorization-code', 'consent-dialog', 'userinfo', 'token-introspection'],
  },
  {
    id: 'user-information.claims-parameter-is-asked-about',
    profiles: {
      core: must(
        openidConnect('5.5 Requesting Claims using the "claims" Request Parameter, 3.1.2.1'),
      ),
    },
    statement:
      'A consent without the address of the mailbox does not tell it to a later request that names it in the parameter "claims": the user is asked, or it is left out, and a silent request gets an error or does without.',
    readings:
      'A server need not know the parameter, and then does not tell what it names. What the dialog says of claims is not judged here.',
    part: 'granted-scopes',
    needs: [
      'authorization-code',
      'consent-dialog',
      'consent-remembered',
      'prompt-none',
      'userinfo',
      'openid-scope-consent',
    ],
  },
  {
    profile: 'core',
    source: openidConnect('5.5.1 Individual Claims Requests'),
    statement: 'An essential claim that the user withholds does not make the request fail.',
    excluded:
      'It takes a dialog in which single claims can be left out, and no server that the suite was tried on has one.',
  },
  {
    id: 'user-information.services-get-none',
    profiles: { core: must(oauth('4.4 Client Credentials Grant')) },
    statement:
      "A token that a client got for itself opens nobody's information at the userinfo endpoint, although users have consented to its owner.",
    readings:
      'Section 4.4 gives a client access to its own resources, or to those it was given by arrangement; OpenID Connect Core 5.3 knows userinfo for the user of a token only. An answer about the client itself passes.',
    needs: ['authorization-code', 'consent-dialog', 'client-credentials', 'userinfo'],
  },
  {
    id: 'user-information.is-shown',
    profiles: { core: should(oauth('10.2 Client Impersonation')) },
    statement:
      'The dialog tells more where the name, the address of the mailbox or access in absence is asked for as well.',
    part: 'dialog',
    needs: ['authorization-code', 'consent-dialog', 'openid-scope-consent'],
  },
] satisfies readonly CatalogueEntry[]
