import { addAuthorizations, authorizationsSection } from '../../console/authorizations.ts'
import { createConsole } from '../../console/console.ts'
import type { Console } from '../../console/console.ts'
import type { FrontDoorParts } from '../../front-door.ts'

/** The Dashboard, as far as consent is concerned. */
export const auth0Console = ({ tenant, token, publicUrl }: FrontDoorParts): Console => {
  const console = createConsole({
    product: 'Dashboard',
    sections: [authorizationsSection],
    token,
    publicUrl,
  })
  addAuthorizations(console, tenant)
  return console
}
