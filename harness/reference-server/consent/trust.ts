import type { Trust } from './decision.ts'

/** What is known of an application when it asks for an API. */
export interface TrustFacts {
  readonly actor: 'user' | 'password' | 'client'
  /** Auth0: `is_first_party`. */
  readonly party: 'first' | 'third'
  /** Okta: `consent_method`. */
  readonly consentMethod: 'TRUSTED' | 'REQUIRED'
  /** Auth0: `skip_consent_for_verifiable_first_party_clients`; true for the user's own information. */
  readonly apiAllowsSkipping: boolean
  /** The callback of this request; absent where there is none (device flow). */
  readonly redirectUri?: string
  /** Every callback the application has registered. */
  readonly callbacks: readonly string[]
}

/** Says how far an application is trusted. */
export type TrustPolicy = (facts: TrustFacts) => Trust

/** What happens on localhost once a consent is remembered: the vendor remembers; a stricter policy asks again. */
export type LocalhostPolicy = 'ask-once' | 'ask-always'

/**
 * Which of an application's callbacks count: every registered one (Auth0, "User consent and
 * third-party applications", the edition judged here), or the one in use (a later edition).
 */
export type CountedCallbacks = 'registered' | 'in-use'

/**
 * The host of a callback as the browser would resolve it, or its scheme when it has none; the empty
 * string when it is no URI. User info, port and path play no part.
 */
export const callbackHost = (uri: string): string => {
  try {
    const url = new URL(uri)
    return url.hostname === '' ? url.protocol : url.hostname.toLowerCase().replace(/\.$/, '')
  } catch {
    return ''
  }
}

/**
 * Whether a callback could belong to any application on the user's device: the name `localhost`
 * (Auth0, "User consent and third-party applications"), the loopback addresses, and custom schemes
 * (Auth0's later security page; RFC 8252 section 8.6).
 */
export const isUnverifiable = (uri: string): boolean => {
  const host = callbackHost(uri)
  return (
    host === '' ||
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(host) ||
    !/^https?:/i.test(uri)
  )
}

/**
 * Auth0's rule: no callback on an unverifiable host, and first-party, and an API that allows
 * skipping. The host comes first, for it may call for more than being asked once.
 */
export const auth0Trust =
  (
    localhost: LocalhostPolicy = 'ask-once',
    counted: CountedCallbacks = 'registered',
  ): TrustPolicy =>
  ({ actor, party, apiAllowsSkipping, redirectUri, callbacks }) => {
    if (actor === 'password')
      return { level: 'trusted', because: 'the user gave it the password itself' }
    const counting = counted === 'registered' ? callbacks : []
    const unverifiable = [...(redirectUri ? [redirectUri] : []), ...counting].find(isUnverifiable)
    if (unverifiable !== undefined)
      return {
        level: localhost,
        because: `its callback ${unverifiable} is on a host that any application can claim`,
      }
    if (party === 'third') return { level: 'ask-once', because: 'it is a third-party application' }
    if (!apiAllowsSkipping)
      return { level: 'ask-once', because: 'the API does not allow skipping user consent' }
    return {
      level: 'trusted',
      because: 'it is a verifiable first-party application and the API allows skipping',
    }
  }

/** Okta's rule: the application's `consent_method` and nothing else. */
export const oktaTrust: TrustPolicy = ({ consentMethod }) =>
  consentMethod === 'TRUSTED'
    ? { level: 'trusted', because: 'its consent_method is TRUSTED' }
    : { level: 'ask-once', because: 'its consent_method is REQUIRED' }
