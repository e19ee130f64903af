import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oktaOauth, oktaScopes } from '../../sources/okta.ts'

export default [
  {
    id: 'scope-metadata.lists-what-is-published',
    profiles: { okta: must(oktaOauth('OpenID metadata: scopes_supported')) },
    statement:
      'The metadata of an authorization server lists, in scopes_supported, a custom scope whose metadataPublish is ALL_CLIENTS, and none whose metadataPublish is NO_CLIENTS.',
    needs: ['custom-scopes', 'scope-metadata'],
  },
  {
    id: 'scope-metadata.publishes-nothing-unasked',
    profiles: { okta: must(oktaScopes('metadataPublish: default NO_CLIENTS')) },
    statement: 'A scope made without a word about publishing is not in scopes_supported.',
    needs: ['custom-scopes', 'scope-metadata'],
  },
  {
    profile: 'okta',
    source: oktaOauth('OpenID metadata'),
    statement: 'The metadata says nothing of prompts or consent.',
    excluded: 'The documents list what the metadata holds; they do not say what it must not hold.',
  },
] satisfies readonly CatalogueEntry[]
