import type { Source } from '../../harness/judge/requirement.ts'

const source =
  (document: string, url: string) =>
  (section: string): Source => ({ document, section, url })

/** RFC 7636, Proof Key for Code Exchange. */
export const proofKey = source(
  'RFC 7636: Proof Key for Code Exchange by OAuth Public Clients',
  'https://www.rfc-editor.org/rfc/rfc7636',
)

/** RFC 7591, OAuth 2.0 Dynamic Client Registration Protocol. */
export const dynamicRegistration = source(
  'RFC 7591: OAuth 2.0 Dynamic Client Registration Protocol',
  'https://www.rfc-editor.org/rfc/rfc7591',
)
