import type { Source } from '../harness/judge/requirement.ts'

/** Auth0, "User Consent and Third-Party Applications", the edition this project judges. */
export const auth0UserConsent = (section: string): Source => ({
  document: 'Auth0: User Consent and Third-Party Applications',
  section,
  url: 'https://auth0.com/docs/get-started/applications/confidential-and-public-applications/user-consent-and-third-party-applications',
})

/** Okta, "Enable consent for scopes" (request user consent). */
export const oktaScopeConsent = (section: string): Source => ({
  document: 'Okta: Enable consent for scopes',
  section,
  url: 'https://developer.okta.com/docs/guides/request-user-consent/main/',
})

/** RFC 6749, The OAuth 2.0 Authorization Framework. */
export const oauth = (section: string): Source => ({
  document: 'RFC 6749: The OAuth 2.0 Authorization Framework',
  section,
  url: 'https://www.rfc-editor.org/rfc/rfc6749',
})

/** OpenID Connect Core 1.0, incorporating errata set 2. */
export const openidConnect = (section: string): Source => ({
  document: 'OpenID Connect Core 1.0',
  section,
  url: 'https://openid.net/specs/openid-connect-core-1_0.html',
})

/** RFC 8252, OAuth 2.0 for Native Apps. */
export const nativeApps = (section: string): Source => ({
  document: 'RFC 8252: OAuth 2.0 for Native Apps',
  section,
  url: 'https://www.rfc-editor.org/rfc/rfc8252',
})

/** RFC 6819, OAuth 2.0 Threat Model and Security Considerations. */
export const threatModel = (section: string): Source => ({
  document: 'RFC 6819: OAuth 2.0 Threat Model and Security Considerations',
  section,
  url: 'https://www.rfc-editor.org/rfc/rfc6819',
})
