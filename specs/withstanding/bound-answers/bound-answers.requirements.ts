import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oauth, openidConnect, securityPractice } from '../../sources/standards.ts'

const forgery = oauth('10.12 Cross-Site Request Forgery')
const errorResponse = oauth('4.1.2.1 Error Response')

export default [
  {
    id: 'decision.bound-to-the-browser',
    profiles: { security: must(forgery) },
    statement:
      'Who learns the address of a dialog, or everything its form sends, gets nothing by it in another browser, neither before nor after the user has answered.',
    readings:
      'A page that asks whoever comes there to sign in is right. Would have caught CVE-2022-39222 (Dex) and ory/hydra#770. Would have caught CVE-2026-27124 (FastMCP).',
    part: 'decision',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'dialog.answer-is-of-one-user',
    profiles: {
      core: must(
        openidConnect('3.1.2.4 Authorization Server Obtains End-User Consent/Authorization'),
      ),
      security: must(forgery),
    },
    statement:
      'A dialog that was shown to one user grants nothing in the name of another who has signed in with the same browser since.',
    readings:
      'An error, a new question, and an answer in the name of the user who was shown the dialog all meet it. Would have caught malloyyo#97.',
    part: 'decision',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'dialog.answer-is-of-one-request',
    profiles: { core: must(forgery), security: must(forgery) },
    statement:
      'Of two dialogs that are open at once, each answer counts for the application and the scopes of its own.',
    readings:
      'That an older dialog is not taken any more meets it as well. Would have caught CVE-2020-13300 (GitLab).',
    part: 'decision',
    needs: ['authorization-code', 'consent-dialog', 'custom-scopes'],
  },
  {
    id: 'dialog.works-in-two-tabs',
    profiles: { security: should(forgery), mcp: should(forgery) },
    statement: 'A dialog can be answered although another was opened after it.',
    readings:
      'No text says so; who is told that their answer does not count learns to press on. Would have caught FastMCP#4818.',
    part: 'decision',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'dialog.tampered-answer-grants-no-more',
    profiles: { core: must(forgery), security: must(forgery) },
    statement:
      'Fields that are added to the form of a dialog, or changed in it, grant no scope that it did not show, and no other application anything.',
    readings:
      'A form that carries the request itself may be changed by its user, who then consents to something else; there the scopes are not judged, and `decision.bound-to-the-displayed-request` says what would be better. Would have caught CVE-2018-15758 (Spring Security OAuth), CVE-2021-27582 (MITREid) and taskcluster#8417.',
    part: 'decision',
    needs: ['authorization-code', 'consent-dialog', 'custom-scopes'],
  },
  {
    id: 'decision.bound-to-the-displayed-request',
    profiles: { security: should(forgery) },
    statement:
      'What a dialog asks about stands fast when it has been shown: its form carries no scope and no callback that count when they come back changed.',
    readings:
      'Only its own user can change such a form, as long as no other site can send it; a server that looks again at what comes back grants nothing the application may not ask for. Hence SHOULD.',
    part: 'decision',
    needs: ['authorization-code', 'consent-dialog', 'custom-scopes'],
  },
  {
    id: 'decision.bound-to-the-displayed-redirect',
    profiles: { security: must(errorResponse) },
    statement:
      'Neither a consent nor a refusal is sent to a callback that is named by the form of the dialog and is not registered.',
    readings:
      'Where the form itself carries the callback, as the request had it, a refusal that follows it when its own user has changed it is left to `decision.bound-to-the-displayed-request`; a code is not. Would have caught CVE-2018-15758 (Spring Security OAuth), nocturne#587 and CVE-2017-18897 (Mattermost), which redirected refusals unchecked.',
    part: 'decision',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'decision.ends-with-what-it-is-about',
    profiles: { security: must(forgery) },
    statement:
      'A dialog whose user, application or API is deleted while it is open grants nothing any more, neither to what is gone nor to what is made anew under the same id or name.',
    readings:
      'The section lets nothing be granted without the awareness and the consent of the user; of what was made since, a dialog told nobody anything.',
    part: 'decision',
    needs: [
      'authorization-code',
      'consent-dialog',
      'consent-remembered',
      'custom-scopes',
      'recreation',
    ],
  },
  {
    id: 'decision.spares-removed-callbacks',
    profiles: { security: should(securityPractice('4.1.3 Countermeasures')) },
    statement:
      'A callback that is taken from its application while a dialog is open gets no code when the dialog is allowed.',
    readings:
      'The section has a callback compared with those that are registered, which a server has done when the request came. That it looks again is not said, hence SHOULD: who takes a callback away, since it is in other hands, wants no more codes sent there.',
    part: 'decision',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    profile: 'security',
    source: forgery,
    statement:
      'A dialog that stays open while its application is renamed, or a scope described anew, is not answered for what it does not show.',
    excluded:
      'The application and the scope are the same under another description; whom the user trusts and what they allow has not changed.',
  },
] satisfies readonly CatalogueEntry[]
