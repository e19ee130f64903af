import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import {
  formPost,
  oauth,
  openidConnect,
  pushedRequests,
  requestObjects,
} from '../../sources/standards.ts'

const decision = openidConnect(
  '3.1.2.4 Authorization Server Obtains End-User Consent/Authorization',
)
const byPost = ['authorization-code', 'consent-dialog', 'authorization-by-post'] as const
const pushed = ['authorization-code', 'consent-dialog', 'pushed-authorization'] as const
const postedBack = ['authorization-code', 'consent-dialog', 'form-post'] as const
const asObject = ['authorization-code', 'consent-dialog', 'request-object'] as const

const readings =
  'Each value is judged where the address heeds it: whether it must be heeded at all has rows of its own. Each of these texts changes how a request or its answer travels, and nothing of what it means.'
const beyondSabotage =
  'What a user agent does to one way in it does to the address as well, with which it is compared.'

export default [
  {
    id: 'entry.post-request-is-asked',
    profiles: { core: must(openidConnect('3.1.2.1 Authentication Request')) },
    statement:
      'An authorization request that comes as a posted form is asked about as one that comes as an address, and refused as one; so is one for more than was consented to.',
    needs: byPost,
  },
  {
    id: 'entry.post-request-is-remembered',
    profiles: { core: should(decision) },
    statement: 'A consent to a request that came as a posted form counts when it comes again.',
    part: 'remembering',
    needs: [...byPost, 'consent-remembered'],
  },
  {
    id: 'entry.pushed-request-is-asked',
    profiles: { core: must(pushedRequests('4 Authorization Request')) },
    statement:
      'A request that was pushed beforehand is asked about when the user opens it, and refused as any other; so is one for more than was consented to.',
    needs: pushed,
  },
  {
    id: 'entry.pushed-request-is-remembered',
    profiles: { core: should(decision) },
    statement: 'A consent to a request that was pushed beforehand counts when it is pushed again.',
    part: 'remembering',
    needs: [...pushed, 'consent-remembered'],
  },
  {
    id: 'entry.pushed-request-cannot-be-widened',
    profiles: { core: must(pushedRequests('4 Authorization Request')) },
    statement:
      'Parameters beside the reference to a pushed request add nothing to it: neither dialog nor token knows of a scope that stands there alone.',
    readings: 'To refuse such a request passes too.',
    needs: [...pushed, 'custom-scopes'],
  },
  {
    id: 'entry.form-post-is-asked',
    profiles: { core: must(formPost('2 Form Post Response Mode')) },
    statement:
      'A request whose answer is to be posted to the callback is asked about, and its refusal is posted as its success is; so is one for more than was consented to.',
    needs: postedBack,
  },
  {
    id: 'entry.form-post-is-remembered',
    profiles: { core: should(decision) },
    statement: 'A consent to a request whose answer is to be posted counts when it comes again.',
    part: 'remembering',
    needs: [...postedBack, 'consent-remembered'],
  },
  {
    id: 'entry.implicit-request-is-asked',
    profiles: {
      core: must(
        openidConnect('3.2.2.4 Authorization Server Obtains End-User Consent/Authorization'),
      ),
    },
    statement:
      'A request for tokens from the authorization endpoint is asked about before any comes, and refused in the fragment; so is one for more than was consented to.',
    needs: ['implicit', 'consent-dialog'],
  },
  {
    id: 'entry.id-token-request-is-asked',
    profiles: {
      core: must(
        openidConnect('3.2.2.4 Authorization Server Obtains End-User Consent/Authorization'),
      ),
    },
    statement:
      'A request for an ID token alone is asked about before it comes, where the same request for a code is, and can be refused.',
    needs: ['authorization-code', 'implicit', 'consent-dialog'],
  },
  {
    id: 'entry.hybrid-request-is-asked',
    profiles: {
      core: must(
        openidConnect('3.3.2.4 Authorization Server Obtains End-User Consent/Authorization'),
      ),
    },
    statement:
      'A request for a code and a token at once is asked about before either comes, and refused in the fragment; so is one for more than was consented to.',
    needs: ['authorization-code', 'implicit', 'consent-dialog'],
  },
  {
    id: 'entry.request-object-decides',
    profiles: { core: must(requestObjects('5 Authorization Request, 6.3 Request Parameter')) },
    statement:
      'A request that is signed as a JWT is asked about and refused as any other, and what stands in it counts: neither dialog nor token knows of a scope that stands beside it alone.',
    readings:
      'OpenID Connect lets parameters beside the object fill in what it lacks; the scope is in it. To refuse a request with another scope beside it passes too.',
    needs: asObject,
  },
  {
    id: 'entry.request-object-is-remembered',
    profiles: { core: should(decision) },
    statement: 'A consent to a request that is signed as a JWT counts when it comes again.',
    part: 'remembering',
    needs: [...asObject, 'consent-remembered'],
  },
  {
    id: 'entry.post-request-keeps-its-prompt',
    profiles: {
      core: must(openidConnect('3.1.2.1 Authentication Request')),
      security: must(openidConnect('3.1.2.1 Authentication Request')),
    },
    statement:
      'What a posted request says by prompt and max_age counts as it does in an address: silence, a new sign-in, and the dialog again.',
    readings,
    beyondSabotage,
    needs: byPost,
  },
  {
    id: 'entry.pushed-request-keeps-its-prompt',
    profiles: {
      core: must(pushedRequests('4 Authorization Request')),
      security: must(pushedRequests('4 Authorization Request')),
    },
    statement:
      'What a pushed request says by prompt and max_age counts as it does in an address: silence, a new sign-in, and the dialog again.',
    readings,
    beyondSabotage,
    needs: pushed,
  },
  {
    id: 'entry.request-object-keeps-its-prompt',
    profiles: {
      core: must(requestObjects('5 Authorization Request, 6.3 Request Parameter')),
      security: must(requestObjects('5 Authorization Request, 6.3 Request Parameter')),
    },
    statement:
      'What a request in a signed JWT says by prompt and max_age counts as it does in an address: silence, a new sign-in, and the dialog again.',
    readings,
    beyondSabotage,
    needs: asObject,
  },
  {
    id: 'entry.form-post-keeps-its-prompt',
    profiles: {
      core: must(formPost('2 Form Post Response Mode')),
      security: must(formPost('2 Form Post Response Mode')),
    },
    statement:
      'What a request whose answer is to be posted says by prompt and max_age counts as it does in an address: silence, a new sign-in, and the dialog again.',
    readings,
    beyondSabotage,
    needs: postedBack,
  },
  {
    id: 'entry.doubled-scope-hides-nothing',
    profiles: { core: must(oauth('3.1 Authorization Endpoint')) },
    statement:
      'A request that says its scope twice gets an error, or nothing beyond what its dialog showed.',
    needs: ['authorization-code', 'consent-dialog', 'custom-scopes'],
  },
  {
    id: 'entry.missing-scope-is-default-or-error',
    profiles: {
      core: must(oauth('3.3 Access Token Scope')),
      security: must(oauth('3.3 Access Token Scope')),
    },
    statement:
      'A request that names no scope gets an error, or a default that its dialog shows and its token holds, and no more.',
    readings:
      'The text asks for a default or an error of the name invalid_scope. Which error it is is not judged: servers differ in what they miss first. Would have caught PostHog#101269 and FastMCP#4670.',
    needs: ['authorization-code', 'consent-dialog', 'custom-scopes'],
  },
  {
    id: 'entry.unknown-parameters-change-nothing',
    profiles: { core: must(oauth('3.1 Authorization Endpoint')) },
    statement:
      'Parameters that no specification gives a meaning are ignored: they neither spare the user the dialog nor spoil the request.',
    readings: 'Names that sound like approval ("consent", "approved", "skip_consent") are tried.',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    profile: 'core',
    source: openidConnect('3.2.2.6, 3.3.2.6 Authentication Error Response'),
    statement: 'A refusal comes in the fragment, or as a form, where its success would come so.',
    excluded:
      'The rows about form posts and about requests for tokens judge it: each looks where its refusal comes.',
  },
  {
    profile: 'core',
    source: pushedRequests('2.2 Successful Response, 4 Authorization Request'),
    statement:
      'The reference to a pushed request belongs to the client that pushed it, and is good once and for a short time.',
    excluded: 'It is about who may start a request; whoever does is asked about it all the same.',
  },
  {
    profile: 'core',
    source: openidConnect('3.1.2.1 Authentication Request: display, ui_locales'),
    statement: 'The pages appear in the form and the language a request wishes, where they can.',
    excluded: 'What the dialog has to tell is the same in every form and language.',
  },
] satisfies readonly CatalogueEntry[]
