import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { agentPractices } from '../../sources/agents.ts'
import { oktaScopeConsent } from '../../sources/okta.ts'
import { oauth, openidConnect } from '../../sources/standards.ts'

export default [
  {
    id: 'dialog.asks-before-first-access',
    profiles: {
      core: must(
        openidConnect('3.1.2.4 Authorization Server Obtains End-User Consent/Authorization'),
      ),
      security: must(oauth('10.12 Cross-Site Request Forgery')),
    },
    statement:
      'An application the user has never agreed to is given nothing before the user has been asked and has agreed; agreeing gives it what it asked for.',
    readings:
      'The text allows the decision to be established by other means than a dialog. Judged is a server that declares a dialog, with an application it does not trust. Would have caught better-auth#4974, groupoffice#1571 and CVE-2017-18872 (Mattermost).',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'dialog.names-the-application',
    profiles: {
      core: should(oauth('10.2 Client Impersonation')),
      security: should(oauth('10.2 Client Impersonation')),
      mcp: must(agentPractices('Confused Deputy Problem, Consent UI Requirements')),
    },
    statement: 'The dialog tells the user which application asks.',
    readings: 'Would have caught anythingmcp#417.',
    part: 'dialog',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'dialog.names-no-other-destination',
    profiles: {
      core: should(oauth('10.2 Client Impersonation')),
      security: must(oauth('10.12 Cross-Site Request Forgery')),
    },
    statement:
      'A dialog that says where the user goes on to does not name the host of another callback than that of the request.',
    readings:
      'No text demands that the host is shown to users of registered applications; what is shown has to be true. As for dialog.names-the-application-as-it-is-now: who reads of another place is not aware of where their answer goes.',
    part: 'dialog',
    beyondSabotage:
      'Which callbacks an application has beside that of the request nothing that passes through tells.',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'dialog.names-the-application-as-it-is-now',
    profiles: {
      okta: must(oktaScopeConsent('Request user consent: the dialog')),
      core: should(oauth('10.2 Client Impersonation')),
      security: must(oauth('10.12 Cross-Site Request Forgery')),
    },
    statement: 'The dialog of an application that got another name bears that name.',
    readings:
      'Judged at the next request after the change. Section 10.12 demands that nothing is granted without the awareness of the user; who reads a name that is no more is not aware of whom they trust.',
    part: 'dialog',
    beyondSabotage:
      'What calls an application otherwise does so before it is renamed, too, and the row wants its first name shown.',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'dialog.shows-every-scope',
    profiles: { core: should(oauth('10.2 Client Impersonation')) },
    statement:
      'The dialog tells the user what is asked for: each requested scope by its name or by a text of its own.',
    part: 'dialog',
    needs: ['authorization-code', 'consent-dialog', 'custom-scopes'],
  },
  {
    id: 'dialog.shows-all-it-grants',
    profiles: {
      core: must(
        openidConnect('3.1.2.4 Authorization Server Obtains End-User Consent/Authorization'),
      ),
    },
    statement:
      'However many scopes are asked for, with openid or without, the application gets none of them that the dialog did not tell of.',
    readings:
      'A dialog that tells of none of the scopes by name or by a text the definition knows may tell of them in other words, which only a person can see.',
    part: 'dialog',
    needs: ['authorization-code', 'consent-dialog', 'custom-scopes'],
  },
  {
    id: 'dialog.boxes-have-effect',
    profiles: {
      core: must(
        openidConnect('3.1.2.4 Authorization Server Obtains End-User Consent/Authorization'),
      ),
    },
    statement:
      'Where a line of the dialog has a box that the user can untick, the application does not get what they have unticked: it gets the rest, or nothing.',
    readings:
      'The text wants a decision of the user on what the dialog makes clear. A box that changes nothing tells the user of a decision that is not taken.',
    part: 'dialog',
    needs: ['authorization-code', 'consent-dialog', 'custom-scopes'],
  },
  {
    id: 'dialog.tells-of-every-api',
    profiles: {
      core: must(
        openidConnect('3.1.2.4 Authorization Server Obtains End-User Consent/Authorization'),
      ),
    },
    statement:
      'A request that names two APIs is refused, or gets tokens for no API of which its dialog says nothing.',
    readings:
      'RFC 8707 section 2 lets a request name several resources. The decision of the user is on what the dialog makes clear; a dialog that reads like that of a request for one of the APIs tells of that one alone. Where the dialogs for either API read alike, they tell of no API, and nothing is learned.',
    part: 'dialog',
    beyondSabotage:
      'A server that refuses requests for several resources cannot be made to serve one from outside.',
    needs: ['authorization-code', 'consent-dialog', 'custom-scopes', 'several-apis'],
  },
  {
    id: 'dialog.grants-no-more-than-asked',
    profiles: {
      core: must(oauth('3.3 Access Token Scope, 10.12 Cross-Site Request Forgery')),
    },
    statement:
      'What the user agrees to in the dialog is what the application gets: the issued token has no scope beyond those requested and those the dialog shows.',
    readings:
      'Section 3.3 lets a server issue other scopes than were asked for, by its policy; section 10.12 lets nothing be granted without the awareness and the consent of the user. So default scopes pass where the dialog shows them.',
    part: 'granted-scopes',
    needs: ['authorization-code', 'consent-dialog', 'custom-scopes'],
  },
] satisfies readonly CatalogueEntry[]
