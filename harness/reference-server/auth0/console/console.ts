import { addAuthorizations, authorizationsSection } from '../../console/authorizations.ts'
import { createConsole } from '../../console/console.ts'
import type { Console } from '../../console/console.ts'
import type { FrontDoorParts } from '../../front-door.ts'
import type { Api } from '../../tenant/api.ts'
import { addApis } from './apis.ts'
import { addApplications } from './applications.ts'
import { addSettings } from './settings.ts'
import { addUsers } from './users.ts'

/** The Dashboard, as far as consent is concerned. `apiById` knows the user's own information too. */
export const auth0Console = (
  { tenant, token, publicUrl }: FrontDoorParts,
  apiById: (id: string) => Api | undefined,
): Console => {
  const console = createConsole({
    product: 'Dashboard',
    sections: [
      { title: 'Users', name: 'users', group: 'User Management' },
      { title: 'Applications', name: 'applications' },
      { title: 'APIs', name: 'apis', group: 'Applications' },
      { title: 'Settings', name: 'settings' },
      authorizationsSection,
    ],
    token,
    publicUrl,
  })
  addUsers(console, tenant, apiById)
  addApplications(console, tenant)
  addApis(console, tenant)
  addSettings(console, tenant)
  addAuthorizations(console, tenant)
  return console
}
