import { addAuthorizations, authorizationsSection } from '../../console/authorizations.ts'
import { createConsole } from '../../console/console.ts'
import type { Console } from '../../console/console.ts'
import type { FrontDoorParts } from '../../front-door.ts'
import { addApplications, applicationsSection } from './applications.ts'
import { addAuthorizationServers, apiSection } from './authorization-servers.ts'

/** The Admin Console, as far as consent is concerned. */
export const oktaConsole = (parts: FrontDoorParts): Console => {
  const { tenant, token, publicUrl, consentFeature } = parts
  const hasServers = consentFeature === 'on'
  const console = createConsole({
    product: 'Admin Console',
    scripts: ['okta-console.js'],
    sections: [applicationsSection, ...(hasServers ? [apiSection] : []), authorizationsSection],
    token,
    publicUrl,
  })
  addApplications(console, parts)
  if (hasServers) addAuthorizationServers(console, parts)
  addAuthorizations(console, tenant)
  return console
}
