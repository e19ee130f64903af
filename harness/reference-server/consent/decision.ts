/**
 * The consent decision: the one place where the reference server makes up its mind. Given who asks
 * for what and what was granted before, an ordered list of rules says skip, ask or refuse; the
 * first rule that applies decides and is named in the answer. Both dialects share these rules; they
 * differ in the facts they feed in (`trust.ts`) and in how a refusal is worded.
 */

/** How a scope asks for consent: never, always, or of users only (Okta's IMPLICIT, REQUIRED, FLEXIBLE). */
export type ScopeConsent = 'implicit' | 'required' | 'flexible'

/** A scope of the request, with what the server knows of it. */
export interface RequestedScope {
  readonly name: string
  readonly consent: ScopeConsent
  /** The user may leave it out. */
  readonly optional: boolean
  /** What this user answered this application before, and has not taken back. */
  readonly remembered: 'granted' | 'declined' | 'nothing'
}

/**
 * How far an application is trusted: `trusted` goes without the dialog, `ask-once` is asked about
 * and remembered, `ask-always` is asked about every time.
 */
export interface Trust {
  readonly level: 'trusted' | 'ask-once' | 'ask-always'
  /** Why, as a clause that completes "the application is trusted / not trusted because …". */
  readonly because: string
}

/** Everything the decision depends on. */
export interface ConsentQuestion {
  /** Who acts: a user in a user agent, a client with a user's password, or a client for itself. */
  readonly actor: 'user' | 'password' | 'client'
  /** The values of the `prompt` parameter; empty when absent. */
  readonly prompt: ReadonlySet<string>
  readonly trust: Trust
  readonly scopes: readonly RequestedScope[]
  /** Whether the user may use the application at all; where nobody has to be assigned, everybody is. */
  readonly access: 'assigned' | 'not-assigned'
  /** `given` once the user has answered the dialog of this very request. */
  readonly answer: 'given' | 'not-given'
}

/** The answer: what happens, to which scopes, and which rule said so. */
export interface Decision {
  readonly outcome: 'skip' | 'ask' | 'refuse'
  /** On skip the scopes to issue, on ask those to ask about, on refuse those that stand in the way. */
  readonly scopes: readonly string[]
  readonly rule: RuleName
  /** The rule applied to this request, in words. */
  readonly because: string
}

/** A rule: when it applies, what it decides, and why. */
export interface Rule {
  readonly name: RuleName
  readonly applies: (question: ConsentQuestion) => boolean
  readonly outcome: Decision['outcome']
  readonly scopes: (question: ConsentQuestion) => readonly RequestedScope[]
  readonly because: (question: ConsentQuestion) => string
}

/** The names of the rules, as the trace and the mutants call them. */
export type RuleName =
  | 'not-assigned'
  | 'services-blocked'
  | 'service-allowed'
  | 'answer-given'
  | 'nothing-asks'
  | 'prompt-consent'
  | 'password-allowed'
  | 'trusted'
  | 'password-blocked'
  | 'grant-covers'
  | 'prompt-none'
  | 'ask'

const asksConsent = (scope: RequestedScope) => scope.consent !== 'implicit'
const blocksServices = (scope: RequestedScope) => scope.consent === 'required'
const isSettled = (scope: RequestedScope) =>
  !asksConsent(scope) ||
  scope.remembered === 'granted' ||
  (scope.remembered === 'declined' && scope.optional)
const isIssued = (scope: RequestedScope) =>
  !(asksConsent(scope) && scope.optional && scope.remembered === 'declined')
const isAgreed = (scope: RequestedScope) => !asksConsent(scope) || scope.remembered === 'granted'

const all = (question: ConsentQuestion) => question.scopes
const asking = (question: ConsentQuestion) => question.scopes.filter(asksConsent)
const unsettled = (question: ConsentQuestion) => question.scopes.filter((s) => !isSettled(s))
const issued = (question: ConsentQuestion) => question.scopes.filter(isIssued)
const agreed = (question: ConsentQuestion) => question.scopes.filter(isAgreed)
const names = (scopes: readonly RequestedScope[]) => scopes.map((scope) => scope.name).join(', ')

/** The rules in the order they are tried. The last one always applies. */
export const consentRules: readonly Rule[] = [
  {
    // Before consent is spoken of: a person who may not use the application is not asked about it.
    name: 'not-assigned',
    applies: ({ access }) => access === 'not-assigned',
    outcome: 'refuse',
    scopes: all,
    because: () => 'the user is not assigned to the application',
  },
  {
    name: 'services-blocked',
    applies: ({ actor, scopes }) => actor === 'client' && scopes.some(blocksServices),
    outcome: 'refuse',
    scopes: ({ scopes }) => scopes.filter(blocksServices),
    because: ({ scopes }) =>
      `no user is there to consent to ${names(scopes.filter(blocksServices))}, which only a user may grant`,
  },
  {
    name: 'service-allowed',
    applies: ({ actor }) => actor === 'client',
    outcome: 'skip',
    scopes: all,
    because: () => 'no requested scope is kept from clients that act for themselves',
  },
  {
    name: 'answer-given',
    applies: ({ answer }) => answer === 'given',
    outcome: 'skip',
    // Not every scope of the request: one that came to ask for consent while the dialog was open was not in it.
    scopes: agreed,
    because: () => 'the user has just answered the dialog of this request',
  },
  {
    name: 'nothing-asks',
    applies: (question) => asking(question).length === 0,
    outcome: 'skip',
    scopes: all,
    because: () => 'no requested scope asks for consent',
  },
  {
    name: 'prompt-consent',
    applies: ({ prompt }) => prompt.has('consent'),
    outcome: 'ask',
    scopes: asking,
    because: () => 'the request says prompt=consent',
  },
  {
    name: 'password-allowed',
    applies: ({ actor, trust }) => actor === 'password' && trust.level === 'trusted',
    outcome: 'skip',
    scopes: all,
    because: ({ trust }) => `a password grant shows no dialog, and ${trust.because}`,
  },
  {
    name: 'trusted',
    applies: ({ trust }) => trust.level === 'trusted',
    outcome: 'skip',
    scopes: all,
    because: ({ trust }) => `the application is trusted because ${trust.because}`,
  },
  {
    name: 'password-blocked',
    applies: ({ actor }) => actor === 'password',
    outcome: 'refuse',
    scopes: asking,
    because: ({ trust }) =>
      `a password grant shows no dialog, and the application is not trusted because ${trust.because}`,
  },
  {
    name: 'grant-covers',
    applies: (question) =>
      question.trust.level !== 'ask-always' && unsettled(question).length === 0,
    outcome: 'skip',
    scopes: issued,
    because: () => 'the user has granted every scope that asks for consent',
  },
  {
    name: 'prompt-none',
    applies: ({ prompt }) => prompt.has('none'),
    outcome: 'refuse',
    scopes: unsettled,
    because: (question) =>
      `consent to ${names(asking(question))} is missing and the request says prompt=none`,
  },
  {
    name: 'ask',
    applies: () => true,
    outcome: 'ask',
    scopes: asking,
    because: ({ trust }) => `the application is not trusted because ${trust.because}`,
  },
]

/** Decides by the first rule that applies. */
export const decide = (
  question: ConsentQuestion,
  rules: readonly Rule[] = consentRules,
): Decision => {
  const rule = rules.find((candidate) => candidate.applies(question))
  if (!rule) throw new TypeError('no consent rule applies: the last rule must always apply')
  return {
    outcome: rule.outcome,
    scopes: rule.scopes(question).map((scope) => scope.name),
    rule: rule.name,
    because: rule.because(question),
  }
}
