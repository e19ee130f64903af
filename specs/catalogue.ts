import { isExclusion, isRequirement, type CatalogueEntry } from '../harness/judge/requirement.ts'
import acceptance from './acceptance/acceptance.requirements.ts'
import adminConsole from './admin-console/admin-console.requirements.ts'
import apis from './apis/apis.requirements.ts'
import assignment from './assignment/assignment.requirements.ts'
import availability from './availability/availability.requirements.ts'
import clientCredentials from './client-credentials/client-credentials.requirements.ts'
import consentDefaults from './consent-defaults/consent-defaults.requirements.ts'
import consentTable from './consent-table/consent-table.requirements.ts'
import denial from './denial/denial.requirements.ts'
import dialogContent from './dialog-content/dialog-content.requirements.ts'
import dialog from './dialog/dialog.requirements.ts'
import exampleRequest from './example-request/example-request.requirements.ts'
import firstParty from './first-party/first-party.requirements.ts'
import grantValidity from './grant-validity/grant-validity.requirements.ts'
import grants from './grants/grants.requirements.ts'
import localhost from './localhost/localhost.requirements.ts'
import optionalScopes from './optional-scopes/optional-scopes.requirements.ts'
import passwordAndConsent from './password-and-consent/password-and-consent.requirements.ts'
import passwordGrant from './password-grant/password-grant.requirements.ts'
import promptConsent from './prompt-consent/prompt-consent.requirements.ts'
import promptNone from './prompt-none/prompt-none.requirements.ts'
import refresh from './refresh/refresh.requirements.ts'
import rememberedConsent from './remembered-consent/remembered-consent.requirements.ts'
import revocation from './revocation/revocation.requirements.ts'
import scopeChanges from './scope-changes/scope-changes.requirements.ts'
import scopeDescriptions from './scope-descriptions/scope-descriptions.requirements.ts'
import scopeMetadata from './scope-metadata/scope-metadata.requirements.ts'
import scopeNames from './scope-names/scope-names.requirements.ts'
import thirdParty from './third-party/third-party.requirements.ts'
import userGrants from './user-grants/user-grants.requirements.ts'

/** Every row of the catalogue: what is judged, and what is deliberately not. */
export const catalogue: readonly CatalogueEntry[] = [
  ...firstParty,
  ...localhost,
  ...thirdParty,
  ...clientCredentials,
  ...consentTable,
  ...passwordAndConsent,
  ...optionalScopes,
  ...consentDefaults,
  ...userGrants,
  ...grantValidity,
  ...scopeChanges,
  ...scopeMetadata,
  ...dialogContent,
  ...assignment,
  ...availability,
  ...adminConsole,
  ...promptConsent,
  ...revocation,
  ...scopeDescriptions,
  ...scopeNames,
  ...exampleRequest,
  ...dialog,
  ...acceptance,
  ...denial,
  ...apis,
  ...grants,
  ...rememberedConsent,
  ...promptNone,
  ...passwordGrant,
  ...refresh,
]

/** The judged rows. */
export const requirements = catalogue.filter(isRequirement)

/** The statements left out, with their reasons. */
export const exclusions = catalogue.filter(isExclusion)
