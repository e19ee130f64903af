import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { deviceGrant, oauth } from '../../sources/standards.ts'

const answer = deviceGrant('3.5 Device Access Token Response')
const interaction = deviceGrant('3.3 User Interaction')
const needs = ['device-authorization', 'consent-dialog'] as const

export default [
  {
    id: 'device.pending-until-decided',
    profiles: { core: must(answer) },
    statement:
      'A device is told to wait, and given nothing, until its user was asked and has agreed; then it gets what it asked for.',
    needs,
  },
  {
    id: 'device.denial-says-access-denied',
    profiles: { core: must(answer) },
    statement:
      'A device whose user refuses is told access_denied, and is given nothing however often it asks again.',
    part: 'denial',
    needs,
  },
  {
    id: 'device.shows-who-and-what',
    profiles: {
      core: should(deviceGrant('3.3 User Interaction, 5.4 Remote Phishing')),
      security: should(deviceGrant('5.4 Remote Phishing')),
    },
    statement:
      'A user who connects a device is shown which application asks, and each scope it asks for.',
    readings: 'Would have caught keycloak#9617 and django-oauth-toolkit before 3.3.0.',
    part: 'dialog',
    needs,
  },
  {
    id: 'device.shows-the-code',
    profiles: {
      core: should(deviceGrant('3.3.1 Non-Textual Verification URI Optimization')),
      security: should(deviceGrant('5.4 Remote Phishing')),
    },
    statement:
      'A user who comes by the complete address sees the code of the device, to compare it, before they agree; to open the address is not to agree.',
    readings:
      'Judged where the server offers a complete address (verification_uri_complete), on any page up to the decision. Would have caught CVE-2026-33757 (OpenBao), as far as it is about devices.',
    needs,
  },
  {
    id: 'device.tokens-are-of-the-approver',
    profiles: { core: must(interaction) },
    statement:
      'The tokens of a device are those of the user who approved it, whoever else approves one of the same application meanwhile.',
    needs,
  },
  {
    id: 'device.grants-no-more-than-shown',
    profiles: { core: must(answer) },
    statement: 'A device gets no scope beyond those it asked for and its user was shown.',
    readings: 'A scope beside those asked for is passed where the dialog tells of it.',
    part: 'granted-scopes',
    needs: [...needs, 'custom-scopes'],
  },
  {
    id: 'device.gives-nothing-unshown',
    profiles: { core: must(interaction), security: must(interaction) },
    statement:
      'A device that asks for more than its application was granted before gets what is new only if its user was shown it, be it in a browser or as a device that they agreed before.',
    readings:
      'A dialog that shows the new scope alone passes, and so does a server that gives no more than was granted before. A page that asks for the code of the device shows no scope.',
    part: 'granted-scopes',
    needs: [...needs, 'custom-scopes'],
  },
  {
    id: 'device.asks-although-remembered',
    profiles: {
      core: should(deviceGrant('5.6 Non-Confidential Clients')),
      security: should(deviceGrant('5.4 Remote Phishing')),
    },
    statement:
      'A user who has connected an application before is asked again when it comes as a device: no request goes through without a page to agree on.',
    readings:
      'A page that asks whether the code is the one on the device will do, and so will the dialog. Where the complete address is opened, the page with the code counts; where the user types the code, one that comes after it is wanted. Would have caught spring-security#18016 and keycloak#26100.',
    needs: [...needs, 'consent-remembered'],
  },
  {
    id: 'device.link-connects-nothing',
    profiles: {
      core: must(oauth('10.12 Cross-Site Request Forgery')),
      security: must(oauth('10.12 Cross-Site Request Forgery')),
    },
    statement:
      'To open the complete address of a device connects it to nothing by itself, although the user is signed in and has connected the application before.',
    readings:
      'The section wants that nobody obtains an authorization without the awareness and explicit consent of the user. Anybody can start a device and send its address to somebody; who opens a link has agreed to nothing. Would have caught CVE-2026-33757 (OpenBao), as far as it is about devices.',
    needs: [...needs, 'consent-remembered'],
  },
  {
    id: 'device.names-whom-it-connects',
    profiles: {
      core: should(deviceGrant('5.4 Remote Phishing')),
      security: should(deviceGrant('5.4 Remote Phishing')),
    },
    statement:
      'A user who has connected an application before reads its name on a page that they answer, before a device is connected to it again, whether they type the code or open the complete address.',
    readings:
      'The section has users told that they authorize a device. Which application it is that a link from somebody else would connect is what they can compare with what they have in front of them.',
    part: 'dialog',
    needs: [...needs, 'consent-remembered'],
  },
] satisfies readonly CatalogueEntry[]
