import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { agentPractices } from '../../sources/agents.ts'
import { oauth, openidConnect, securityPractice } from '../../sources/standards.ts'

const forgery = oauth('10.12 Cross-Site Request Forgery')
const framing = securityPractice('4.16 Clickjacking')
const crossOrigin = securityPractice('2.6 Other Recommendations')
const redirects = securityPractice('4.12 307 Redirect')

export default [
  {
    id: 'dialog.abandoned-is-no-consent',
    profiles: {
      core: must(
        openidConnect('3.1.2.4 Authorization Server Obtains End-User Consent/Authorization'),
      ),
      security: must(forgery),
    },
    statement:
      'A dialog that was shown and left, or read twice, is no consent: the next request is asked about.',
    readings: 'Would have caught supabase/auth#2590, where reading the request approved it.',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'dialog.offers-a-refusal',
    profiles: {
      core: should(oauth('10.2 Client Impersonation')),
      security: should(oauth('10.2 Client Impersonation')),
    },
    statement: 'The dialog has something to press by which the user refuses.',
    part: 'dialog',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'dialog.cannot-be-framed',
    profiles: {
      core: must(framing),
      security: must(framing),
      mcp: must(agentPractices('Confused Deputy Problem, Consent UI Requirements')),
    },
    statement:
      'No page of another site, the asking application among them, can show the dialog in a frame; nor can a stranger the login page.',
    readings:
      'Content-Security-Policy with frame-ancestors, X-Frame-Options, and a script that breaks out of frames all meet it. The attacker of RFC 6749 section 10.13 has registered an application, so its own pages are no exception. Would have caught goiabada#38, corgi#78, mailpouch#166 and gram#4752.',
    part: 'dialog',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'dialog.names-no-other-account',
    profiles: { security: must(forgery) },
    statement:
      'Whatever account a request hints at, there or not, and whoever was signed in with the same browser before, the dialog names no other as the one that consents than the one that is signed in.',
    readings:
      'The section demands that nothing is granted without the awareness of the user; who is told of another account is not aware of whose they give away. A dialog that names no account passes, one that names both is for a person to judge, and a server may let the other account sign in first.',
    part: 'dialog',
    beyondSabotage:
      'Between the suite and a server nobody knows where on a page its user is named.',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'dialog.closed-to-other-origins',
    profiles: { core: must(crossOrigin), security: must(crossOrigin) },
    statement:
      'The authorization endpoint lets no other origin read what it answers, nor its dialog.',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'redirect.never-307',
    profiles: { core: must(redirects), security: must(redirects) },
    statement:
      'What the login page and the dialog send is not sent on: they are never answered with a redirect that repeats the form (307, 308).',
    part: 'decision',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    profile: 'security',
    source: securityPractice('4.2.4 Countermeasures'),
    statement:
      'The pages of an authorization server load nothing of others and tell others nothing of their addresses (Referrer-Policy), and no cache keeps them.',
    excluded:
      'What stands in the address of a dialog is worth nothing in another browser, which `decision.bound-to-the-browser` judges; headers alone tell neither good nor ill.',
  },
] satisfies readonly CatalogueEntry[]
