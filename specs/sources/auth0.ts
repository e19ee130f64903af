import type { Source } from '../../harness/judge/requirement.ts'

const source =
  (document: string, url: string) =>
  (section: string): Source => ({ document, section, url })

/** Auth0, "User Consent and Third-Party Applications", the edition this project judges. */
export const auth0UserConsent = source(
  'Auth0: User Consent and Third-Party Applications',
  'https://auth0.com/docs/get-started/applications/confidential-and-public-applications/user-consent-and-third-party-applications',
)

/** Auth0, "Configure Silent Authentication". */
export const auth0SilentAuthentication = source(
  'Auth0: Configure Silent Authentication',
  'https://auth0.com/docs/authenticate/login/configure-silent-authentication',
)

/** Auth0, "Measures Against Application Impersonation". */
export const auth0Impersonation = source(
  'Auth0: Measures Against Application Impersonation',
  'https://auth0.com/docs/secure/security-guidance/measures-against-app-impersonation',
)

/** Auth0, "Revoke Refresh Tokens". */
export const auth0RefreshTokenRevocation = source(
  'Auth0: Revoke Refresh Tokens',
  'https://auth0.com/docs/secure/tokens/refresh-tokens/revoke-refresh-tokens',
)

/** Auth0, "Get Refresh Tokens". */
export const auth0RefreshTokens = source(
  'Auth0: Get Refresh Tokens',
  'https://auth0.com/docs/secure/tokens/refresh-tokens/get-refresh-tokens',
)

/** Auth0, "Block and Unblock Users". */
export const auth0Blocking = source(
  'Auth0: Block and Unblock Users',
  'https://auth0.com/docs/manage-users/user-accounts/block-and-unblock-users',
)

/** Auth0, "Log Users Out of Auth0". */
export const auth0Logout = source(
  'Auth0: Log Users Out of Auth0',
  'https://auth0.com/docs/authenticate/login/logout/log-users-out-of-auth0',
)

/** Auth0, Management API v2, "Delete a grant by user_id". */
export const auth0DeleteGrants = source(
  'Auth0: Management API v2',
  'https://auth0.com/docs/api/management/v2/grants/delete-grants-by-user-id',
)

/** Auth0, "Call Your API Using the Client Credentials Flow". */
export const auth0ClientCredentials = source(
  'Auth0: Client Credentials Flow',
  'https://auth0.com/docs/get-started/authentication-and-authorization-flow/client-credentials-flow',
)
