import type { Source } from '../../harness/judge/requirement.ts'

const source =
  (document: string, url: string) =>
  (section: string): Source => ({ document, section, url })

/** RFC 9700, Best Current Practice for OAuth 2.0 Security. */
export const bestPractice = source(
  'RFC 9700: Best Current Practice for OAuth 2.0 Security',
  'https://www.rfc-editor.org/rfc/rfc9700',
)

/** RFC 7636, Proof Key for Code Exchange. */
export const proofKey = source(
  'RFC 7636: Proof Key for Code Exchange by OAuth Public Clients',
  'https://www.rfc-editor.org/rfc/rfc7636',
)

/** RFC 9110, HTTP Semantics. */
export const httpSemantics = source(
  'RFC 9110: HTTP Semantics',
  'https://www.rfc-editor.org/rfc/rfc9110',
)

/** RFC 7591, OAuth 2.0 Dynamic Client Registration Protocol. */
export const dynamicRegistration = source(
  'RFC 7591: OAuth 2.0 Dynamic Client Registration Protocol',
  'https://www.rfc-editor.org/rfc/rfc7591',
)

/** RFC 8628, OAuth 2.0 Device Authorization Grant. */
export const deviceGrant = source(
  'RFC 8628: OAuth 2.0 Device Authorization Grant',
  'https://www.rfc-editor.org/rfc/rfc8628',
)

/** RFC 7009, OAuth 2.0 Token Revocation. */
export const tokenRevocation = source(
  'RFC 7009: OAuth 2.0 Token Revocation',
  'https://www.rfc-editor.org/rfc/rfc7009',
)
