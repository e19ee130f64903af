import { okta } from '../../fixtures/servers/okta.ts'
import { referencePages } from '../../fixtures/servers/support/reference-pages.ts'
import type { ServerDefinition } from '../../harness/server-definition.ts'

/** The definition for live orgs, for a reference server in place of one: only the pages are its own. */
export default { ...okta, pages: referencePages, needsScripts: false } satisfies ServerDefinition
