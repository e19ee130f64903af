import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { agentPractices } from '../../sources/agents.ts'
import { oauth, semantics } from '../../sources/standards.ts'

const forgery = oauth('10.12 Cross-Site Request Forgery')

export default [
  {
    id: 'dialog.forged-answer-grants-nothing',
    profiles: {
      core: must(forgery),
      security: must(forgery),
      mcp: must(agentPractices('Confused Deputy Problem, Consent UI Requirements')),
    },
    statement:
      "An answer that another site sends in the name of a signed-in user grants nothing, be it copied from somebody else's dialog, stripped of what is new in every dialog, or sent as an address.",
    readings:
      'How a server tells is its own affair: fields that nobody can guess, cookies that other sites do not send along, the origin of the request. Judged is whether a code comes of it, or a consent is remembered. Would have caught CVE-2014-8144 (Doorkeeper), CVE-2016-6637 (UAA), OpenAM#1080 and CVE-2026-27124 in its second half (FastMCP before 3.2.0), where the dialog is a form.',
    part: 'decision',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'decision.needs-its-proof',
    profiles: {
      security: must(forgery),
      mcp: must(agentPractices('Confused Deputy Problem, Consent UI Requirements')),
    },
    statement:
      "Where a dialog's form carries what proves that the dialog was shown to whoever answers it, an answer without it, or with that of somebody else's dialog, grants nothing.",
    readings:
      'Such proof is taken to be a field of at least 16 characters that is named as frameworks name it (csrf, token, authenticity, …), and that is new with every dialog or without which no answer is taken: where everybody is given the same, that of somebody else is as good. A form without one is not judged here, since there are other ways; a proof that nobody looks at is none. Would have caught malloyyo#97, and CVE-2014-8144 (Doorkeeper) once the token was there and not checked.',
    part: 'decision',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'decision.only-by-post',
    profiles: { security: must(semantics('9.2.1 Safe Methods')) },
    statement:
      'No request by GET or HEAD answers the dialog, although it carries everything its form does.',
    readings:
      'The section demands that an action is disallowed when its resource is accessed by a safe method. A dialog whose form is itself sent by GET does not meet it. Would have caught the HEAD bypass of github.com (2019) and supabase/auth#2590.',
    part: 'decision',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'decision.silence-is-refusal',
    profiles: { security: must(forgery) },
    statement:
      'A form that comes back without the decision, or with one that the dialog does not offer, is no consent.',
    readings:
      'The decision is what accepting sends and refusing does not. Where the two are told apart by their addresses alone, there is no form without one. The section demands explicit consent. Would have caught phpMyFAQ#3961.',
    part: 'decision',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'decision.is-single-use',
    profiles: { security: should(forgery) },
    statement:
      'An answer counts once: the same form sent again, twice at once, or after a refusal, gives no further code.',
    readings:
      'No text says so in as many words, and a form that carries its whole request may rightly be sent again by the user who saw it, hence SHOULD. Would have caught supabase/auth#2512, dex#4620 and the consent ids of the Nextcloud app "oidc" before 2.5.2.',
    part: 'decision',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    profile: 'security',
    source: forgery,
    statement:
      'Forms beside the dialog need protection as well: approving devices, changing and revoking consents on a page of the user (CVE-2016-6637 of UAA, CVE-2026-123545 of OpenAM).',
    excluded:
      'Users walk no page on which consents are listed; the device pages are judged with the device flow.',
  },
] satisfies readonly CatalogueEntry[]
