import type { Source } from '../harness/judge/requirement.ts'

/** Auth0, "User Consent and Third-Party Applications", the edition this project judges. */
export const auth0UserConsent = (section: string): Source => ({
  document: 'Auth0: User Consent and Third-Party Applications',
  section,
  url: 'https://auth0.com/docs/get-started/applications/confidential-and-public-applications/user-consent-and-third-party-applications',
})

/** Auth0, "Configure Silent Authentication". */
export const auth0SilentAuthentication = (section: string): Source => ({
  document: 'Auth0: Configure Silent Authentication',
  section,
  url: 'https://auth0.com/docs/authenticate/login/configure-silent-authentication',
})

/** Auth0, "Measures Against Application Impersonation". */
export const auth0Impersonation = (section: string): Source => ({
  document: 'Auth0: Measures Against Application Impersonation',
  section,
  url: 'https://auth0.com/docs/secure/security-guidance/measures-against-app-impersonation',
})

/** Auth0, "Revoke Refresh Tokens". */
export const auth0RefreshTokenRevocation = (section: string): Source => ({
  document: 'Auth0: Revoke Refresh Tokens',
  section,
  url: 'https://auth0.com/docs/secure/tokens/refresh-tokens/revoke-refresh-tokens',
})

/** Auth0, "Call Your API Using the Client Credentials Flow". */
export const auth0ClientCredentials = (section: string): Source => ({
  document: 'Auth0: Client Credentials Flow',
  section,
  url: 'https://auth0.com/docs/get-started/authentication-and-authorization-flow/client-credentials-flow',
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
