import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oauth } from '../../sources/standards.ts'

export default [
  {
    id: 'grants.name-the-right-application',
    profiles: { security: must(oauth('4.1 Authorization Code Grant')) },
    statement:
      'The list of what a user has granted names the application that asked and was allowed, and no other that asked meanwhile.',
    readings:
      'The grant is one to the client that sent the user; a list that names another has the user take back what they never gave. Would have caught CVE-2021-22236 (GitLab).',
    part: 'remembering',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'grant-listing'],
  },
] satisfies readonly CatalogueEntry[]
