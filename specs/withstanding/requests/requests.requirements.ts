import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oauth, requestObjects } from '../../sources/standards.ts'

export default [
  {
    id: 'request.cannot-answer-its-own-dialog',
    profiles: { security: must(oauth('10.12 Cross-Site Request Forgery')) },
    statement:
      'A request that says of itself that it was allowed, by whatever parameter servers and their dialogs use for that, is asked about as any other.',
    readings:
      'The section demands that no authorization is made without the awareness and explicit consent of the user. The names are those by which dialogs send a decision and by which products are told to leave the dialog out. Would have caught OpenAM#1080 and phpMyFAQ#3961 where a request is answered as its dialog is.',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'request.forged-object-counts-for-nothing',
    profiles: {
      core: must(requestObjects('6.2 JWS-Signed Request Object')),
      security: must(requestObjects('6.2 JWS-Signed Request Object')),
    },
    statement:
      'A request object that somebody else than its application has signed, or that was changed since, is an error: nobody is asked about it, and nothing is issued for it.',
    readings:
      'The section has the signature validated, and section 6.2 an error wherever that fails. Judged with applications that sign with their secret.',
    needs: ['authorization-code', 'consent-dialog', 'request-object'],
  },
] satisfies readonly CatalogueEntry[]
