import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oauth } from '../../sources/standards.ts'

const injection = must(oauth('10.14 Code Injection and Input Validation'))
const readings =
  'As for dialog.markup-in-names-stays-text: what runs on one page of the server can answer the dialog, which is of the same origin. A name that is refused when the application is made will do.'

export default [
  {
    id: 'login.markup-in-names-stays-text',
    profiles: { security: injection },
    statement:
      "Markup in an application's name becomes no element of the page on which its user signs in.",
    readings,
    needs: ['authorization-code'],
  },
  {
    id: 'registration.markup-in-names-stays-text',
    profiles: { security: injection },
    statement:
      'Markup in the name with which an application registers itself becomes no element of any page that its user comes by: the sign-in, the dialog, or what follows a refusal.',
    readings,
    needs: ['authorization-code', 'dynamic-registration'],
  },
  {
    id: 'device.markup-stays-text',
    profiles: { security: injection },
    statement:
      'Markup in the name of an application on a device, in a code that is typed, or in one that stands in the address, becomes no element of the pages by which devices are connected.',
    readings,
    needs: ['device-authorization'],
  },
] satisfies readonly CatalogueEntry[]
