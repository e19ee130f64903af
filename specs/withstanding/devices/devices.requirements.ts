import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { deviceGrant } from '../../sources/standards.ts'

const interaction = deviceGrant('3.3 User Interaction')
const needs = ['device-authorization', 'consent-dialog'] as const

export default [
  {
    id: 'device.code-only-for-its-client',
    profiles: { security: must(deviceGrant('3.4 Device Access Token Request')) },
    statement:
      'The code that one application was given for its device gives nothing to another that got hold of it, once the user has agreed.',
    readings: 'Would have caught CVE-2023-2585 (Keycloak) and dex#4928.',
    needs,
  },
  {
    id: 'device.only-who-entered-the-code-decides',
    profiles: { security: must(interaction) },
    statement:
      'Once a user has entered the code of a device and is being asked, nobody else decides in their place, neither for nor against it.',
    readings:
      'Whoever knows a code may enter it as well, and is then asked on their own account. Would have caught CVE-2026-45337 (better-auth) and django-oauth-toolkit 3.4.0 (its issue 1819).',
    needs,
  },
  {
    id: 'device.scopes-are-fixed-at-consent',
    profiles: { security: must(interaction) },
    statement:
      'A device that names a further scope when it asks for its tokens is not granted it: what counts is what its user was asked about.',
    readings:
      'Would have caught django-oauth-toolkit 3.2.0 (its issue 1692), as far as scopes are named at all.',
    needs: [...needs, 'custom-scopes'],
  },
  {
    id: 'device.unknown-code-has-no-button',
    profiles: { security: should(deviceGrant('5.4 Remote Phishing')) },
    statement:
      'A code that no device was given, or that was decided about already, leads to nothing that could be allowed.',
    readings:
      'The section asks for a dialog that a person can judge by; none can judge of a device that is not there. Would have caught gitlab!252522.',
    needs,
  },
  {
    profile: 'security',
    source: deviceGrant('5.1 User Code Brute Forcing'),
    statement:
      'The codes that users type cannot be guessed, and guesses are limited (django-oauth-toolkit#1734).',
    excluded:
      'It takes more codes, and more guesses, than a scenario may ask of a server; a limit that bites would lock the suite out.',
  },
  {
    profile: 'security',
    source: deviceGrant('5.4 Remote Phishing'),
    statement:
      'The page warns of codes that somebody else sent (gitlab!246419), and a link that is opened while signed in connects nothing by itself (CVE-2026-33757, keycloak#26100).',
    excluded:
      'Whether words warn is for a person to judge; that a link connects nothing is judged by device.link-connects-nothing and device.asks-although-remembered.',
  },
] satisfies readonly CatalogueEntry[]
