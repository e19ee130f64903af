import type { Source } from '../../harness/judge/requirement.ts'

const source =
  (document: string, url: string) =>
  (section: string): Source => ({ document, section, url })

/** Model Context Protocol, Authorization: what the authorization server and its answers are like. */
export const agentAuthorization = source(
  'Model Context Protocol 2026-07-28: Authorization',
  'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization',
)

/** Model Context Protocol, Authorization Security Considerations. */
export const agentConsiderations = source(
  'Model Context Protocol 2026-07-28: Authorization Security Considerations',
  'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/security-considerations',
)

/** Model Context Protocol, Security Best Practices, the edition beside the specification of 2026-07-28. */
export const agentPractices = source(
  'Model Context Protocol 2026-07-28: Security Best Practices',
  'https://modelcontextprotocol.io/docs/2026-07-28/tutorials/security/security_best_practices',
)

/** Model Context Protocol, Authorization: how clients become known. */
export const agentRegistration = source(
  'Model Context Protocol 2026-07-28: Client Registration',
  'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/client-registration',
)

/** OAuth Client ID Metadata Document, the second draft of its working group. */
export const clientDocuments = source(
  'OAuth Client ID Metadata Document, draft 02',
  'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-client-id-metadata-document-02',
)
