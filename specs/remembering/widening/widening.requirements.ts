import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oauth, openidConnect } from '../../sources/standards.ts'

const decision = openidConnect(
  '3.1.2.4 Authorization Server Obtains End-User Consent/Authorization',
)
const needs = [
  'authorization-code',
  'consent-dialog',
  'consent-remembered',
  'custom-scopes',
] as const

export default [
  {
    id: 'widening.gives-what-was-agreed',
    profiles: { core: must(oauth('4.1.2 Authorization Response, 3.3 Access Token Scope')) },
    statement:
      'Where a consent is widened and the user agrees, the application gets its answer, and a token for what it asked for: the scopes that were agreed to before and the new ones.',
    readings:
      'Section 3.3 lets a server ignore part of a request by its policy. A server that gave the older scope before and gives the newer one now has no policy against either, so a token without one of them, or an error, is a fault of its memory.',
    part: 'remembering',
    needs,
  },
  {
    id: 'widening.is-remembered',
    profiles: { core: should(decision) },
    statement:
      'A consent that was widened covers from then on all that was agreed to: the same wide request is not asked about again, and its token still holds all of it.',
    readings:
      'Whether two consents add up, no text says; here the second was for all of it by itself.',
    part: 'remembering',
    needs,
  },
  {
    id: 'widening.refused-adds-nothing',
    profiles: { core: must(decision) },
    statement:
      'A user who refuses a wider request has agreed to nothing new: the application gets no code, and the wider request is asked about again, or answered without the new scope.',
    readings:
      'What a refusal does to the narrower consent of before, no text says; it is not judged.',
    part: 'remembering',
    needs,
  },
  {
    id: 'widening.is-asked-by-every-way-in',
    profiles: { core: must(decision) },
    statement:
      'A scope that is new is asked about, or left out, by whatever way the request for it comes: pushed beforehand, or in a request object.',
    part: 'remembering',
    needs,
  },
  {
    id: 'remembered-consent.gives-no-more-than-asked',
    profiles: { core: must(oauth('3.3 Access Token Scope, 5.1 Successful Response')) },
    statement:
      'A request for fewer scopes than were consented to before gets a token without the others, whether or not the user is asked again.',
    readings:
      'Section 3.3 lets a server narrow a request and has it tell so; it speaks of no way to widen one. A client that asks for little wants a token that can do little harm.',
    part: 'granted-scopes',
    needs,
  },
] satisfies readonly CatalogueEntry[]
