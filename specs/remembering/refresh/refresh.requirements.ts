import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oauth } from '../../sources/standards.ts'

export default [
  {
    id: 'refresh.stays-within-consent',
    profiles: { core: must(oauth('6 Refreshing an Access Token')) },
    statement:
      'A refresh token gives no scope beyond those the user consented to when it was issued, even if the client asks for more.',
    needs: ['authorization-code', 'consent-dialog', 'refresh-token', 'custom-scopes'],
  },
] satisfies readonly CatalogueEntry[]
