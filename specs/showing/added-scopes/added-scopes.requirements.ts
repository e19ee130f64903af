import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oauth } from '../../sources/standards.ts'

export default [
  {
    id: 'dialog.shows-what-was-added',
    profiles: { security: must(oauth('10.12 Cross-Site Request Forgery')) },
    statement:
      'The dialog in which a consent is widened tells of every scope that is new in it, however many were granted before.',
    readings:
      'The section wants no authorization without the awareness of the user. How a dialog words profile, email and offline_access is its own affair: it has to say something that the dialog without them did not. Whether it tells of the older ones too is not judged. Would have caught CVE-2021-22866 and CVE-2021-41598 (GitHub Enterprise Server).',
    part: 'dialog',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'custom-scopes'],
  },
] satisfies readonly CatalogueEntry[]
