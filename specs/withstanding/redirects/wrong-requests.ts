import type { AuthorizationRequest } from '../../../fixtures/relying-party/authorization-request.ts'

/** What is wrong with a request beside its callback, or unusual: every one is answered somewhere. */
export const wrongRequests: Readonly<
  Record<string, Pick<AuthorizationRequest, 'with' | 'without'>>
> = {
  'wants no page': { with: { prompt: 'none' } },
  'wants no page and one': { with: { prompt: 'none consent' } },
  'wants a prompt nobody knows': { with: { prompt: 'nothing-of-the-sort' } },
  'is of an unknown type': { with: { response_type: 'nothing-of-the-sort' } },
  'is of no type': { without: ['response_type'] },
  'wants its answer in an unknown way': { with: { response_mode: 'nothing-of-the-sort' } },
  'asks for an unknown scope': { with: { scope: 'nothing-of-the-sort' } },
  'asks for no scope': { without: ['scope'] },
  'is a broken JWT': { with: { request: 'nothing-of-the-sort' } },
  'stands where nobody finds it': { with: { request_uri: 'urn:nothing-of-the-sort' } },
  'has a broken challenge': { with: { code_challenge_method: 'nothing-of-the-sort' } },
  'has a broken age': { with: { max_age: '-1' } },
  'has a broken hint': { with: { id_token_hint: 'nothing-of-the-sort' } },
  'has broken claims': { with: { claims: '{' } },
  'says its state twice': { with: { state: ['one', 'two'] } },
  'wants tokens': { with: { response_type: 'id_token token', nonce: 'n' } },
}
