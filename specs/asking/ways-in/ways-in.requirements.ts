import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { formPost, oauth, openidConnect, pushedRequests } from '../../sources/standards.ts'

const frontChannel = openidConnect(
  '3.2.2.4, 3.3.2.4 Authorization Server Obtains End-User Consent/Authorization',
)

export default [
  {
    id: 'entry.post-request-is-asked',
    profiles: { core: must(openidConnect('3.1.2.1 Authentication Request')) },
    statement:
      'An authorization request that comes as a posted form is asked about as one that comes as an address, and refused as one.',
    needs: ['authorization-code', 'consent-dialog', 'authorization-by-post'],
  },
  {
    id: 'entry.pushed-request-is-asked',
    profiles: { core: must(pushedRequests('4 Authorization Request')) },
    statement:
      'A request that was pushed beforehand is asked about when the user opens it, and refused as any other.',
    needs: ['authorization-code', 'consent-dialog', 'pushed-authorization'],
  },
  {
    id: 'entry.form-post-is-asked',
    profiles: { core: must(formPost('2 Form Post Response Mode')) },
    statement:
      'A request whose answer is to be posted to the callback is asked about, and its refusal is posted as its success is.',
    needs: ['authorization-code', 'consent-dialog', 'form-post'],
  },
  {
    id: 'entry.implicit-request-is-asked',
    profiles: { core: must(frontChannel) },
    statement:
      'A request for tokens from the authorization endpoint is asked about before any comes, and refused in the fragment.',
    needs: ['implicit', 'consent-dialog'],
  },
  {
    id: 'entry.doubled-scope-hides-nothing',
    profiles: { core: must(oauth('3.1 Authorization Endpoint')) },
    statement:
      'A request that says its scope twice gets an error, or nothing beyond what its dialog showed.',
    needs: ['authorization-code', 'consent-dialog', 'custom-scopes'],
  },
  {
    id: 'entry.unknown-parameters-change-nothing',
    profiles: { core: must(oauth('3.1 Authorization Endpoint')) },
    statement:
      'Parameters that no specification gives a meaning are ignored: they neither spare the user the dialog nor spoil the request.',
    readings: 'Names that sound like approval ("consent", "approved", "skip_consent") are tried.',
    needs: ['authorization-code', 'consent-dialog'],
  },
] satisfies readonly CatalogueEntry[]
