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
