import { addAuthorizations, authorizationsSection } from '../../console/authorizations.ts'
import { createConsole } from '../../console/console.ts'
import type { Console } from '../../console/console.ts'
import type { FrontDoorParts } from '../../front-door.ts'

/** The Admin Console, as far as consent is concerned. */
export const oktaConsole = ({ tenant, token, publicUrl }: FrontDoorParts): Console => {
  const console = createConsole({
    product: 'Admin Console',
    sections: [authorizationsSection],
    token,
    publicUrl,
  })
  addAuthorizations(console, tenant)
  return console
}
