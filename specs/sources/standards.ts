import type { Source } from '../../harness/judge/requirement.ts'

const source =
  (document: string, url: string) =>
  (section: string): Source => ({ document, section, url })

/** RFC 6749, The OAuth 2.0 Authorization Framework. */
export const oauth = source(
  'RFC 6749: The OAuth 2.0 Authorization Framework',
  'https://www.rfc-editor.org/rfc/rfc6749',
)

/** OpenID Connect Core 1.0, incorporating errata set 2. */
export const openidConnect = source(
  'OpenID Connect Core 1.0',
  'https://openid.net/specs/openid-connect-core-1_0.html',
)

/** RFC 8252, OAuth 2.0 for Native Apps. */
export const nativeApps = source(
  'RFC 8252: OAuth 2.0 for Native Apps',
  'https://www.rfc-editor.org/rfc/rfc8252',
)

/** RFC 6819, OAuth 2.0 Threat Model and Security Considerations. */
export const threatModel = source(
  'RFC 6819: OAuth 2.0 Threat Model and Security Considerations',
  'https://www.rfc-editor.org/rfc/rfc6819',
)

/** RFC 9207, OAuth 2.0 Authorization Server Issuer Identification. */
export const issuerIdentification = source(
  'RFC 9207: OAuth 2.0 Authorization Server Issuer Identification',
  'https://www.rfc-editor.org/rfc/rfc9207',
)

/** RFC 7009, OAuth 2.0 Token Revocation. */
export const tokenRevocation = source(
  'RFC 7009: OAuth 2.0 Token Revocation',
  'https://www.rfc-editor.org/rfc/rfc7009',
)

/** RFC 7662, OAuth 2.0 Token Introspection. */
export const tokenIntrospection = source(
  'RFC 7662: OAuth 2.0 Token Introspection',
  'https://www.rfc-editor.org/rfc/rfc7662',
)

/** RFC 6750, Bearer Token Usage. */
export const bearerTokens = source(
  'RFC 6750: Bearer Token Usage',
  'https://www.rfc-editor.org/rfc/rfc6750',
)

/** RFC 9700, Best Current Practice for OAuth 2.0 Security. */
export const securityPractice = source(
  'RFC 9700: Best Current Practice for OAuth 2.0 Security',
  'https://www.rfc-editor.org/rfc/rfc9700',
)

/** RFC 9126, OAuth 2.0 Pushed Authorization Requests. */
export const pushedRequests = source(
  'RFC 9126: OAuth 2.0 Pushed Authorization Requests',
  'https://www.rfc-editor.org/rfc/rfc9126',
)

/** OAuth 2.0 Form Post Response Mode. */
export const formPost = source(
  'OAuth 2.0 Form Post Response Mode',
  'https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html',
)

/** RFC 9110, HTTP Semantics. */
export const semantics = source(
  'RFC 9110: HTTP Semantics',
  'https://www.rfc-editor.org/rfc/rfc9110',
)

/** RFC 8628, OAuth 2.0 Device Authorization Grant. */
export const deviceGrant = source(
  'RFC 8628: OAuth 2.0 Device Authorization Grant',
  'https://www.rfc-editor.org/rfc/rfc8628',
)

/** RFC 9101, JWT-Secured Authorization Request (JAR). */
export const requestObjects = source(
  'RFC 9101: JWT-Secured Authorization Request',
  'https://www.rfc-editor.org/rfc/rfc9101',
)

/** OpenID Connect RP-Initiated Logout 1.0. */
export const signingOut = source(
  'OpenID Connect RP-Initiated Logout 1.0',
  'https://openid.net/specs/openid-connect-rpinitiated-1_0.html',
)

/** Initiating User Registration via OpenID Connect 1.0 (prompt=create). */
export const creating = source(
  'Initiating User Registration via OpenID Connect 1.0',
  'https://openid.net/specs/openid-connect-prompt-create-1_0.html',
)

/** RFC 9396, OAuth 2.0 Rich Authorization Requests. */
export const richAuthorization = source(
  'RFC 9396: OAuth 2.0 Rich Authorization Requests',
  'https://www.rfc-editor.org/rfc/rfc9396',
)

/** Grant Management for OAuth 2.0, implementer's draft 1. */
export const grantManagement = source(
  'Grant Management for OAuth 2.0',
  'https://openid.net/specs/fapi-grant-management-01.html',
)

/** RFC 10017, OAuth 2.0 for Browser-Based Applications. */
export const browserApps = source(
  'RFC 10017: OAuth 2.0 for Browser-Based Applications',
  'https://www.rfc-editor.org/rfc/rfc10017',
)
