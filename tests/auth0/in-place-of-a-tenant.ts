import { auth0 } from '../../fixtures/servers/auth0.ts'
import { referencePages } from '../../fixtures/servers/support/reference-pages.ts'
import type { ServerDefinition } from '../../harness/server-definition.ts'

/** The definition for live tenants, for a reference server in place of one: only the pages are its own. */
export default { ...auth0, pages: referencePages } satisfies ServerDefinition
